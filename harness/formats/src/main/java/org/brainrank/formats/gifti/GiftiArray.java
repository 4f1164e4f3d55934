package org.brainrank.formats.gifti;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.NumberType;

/**
 * What a file says of one of its arrays.
 *
 * @param intent what the numbers mean, such as {@code NIFTI_INTENT_TIME_SERIES}
 * @param type of each number
 * @param shape one or two lengths, sometimes more
 * @param columnMajor whether the first index runs fastest
 * @param encoding of the numbers
 * @param order of bytes
 * @param externalFile where the numbers are, a name in the same folder; else empty
 * @param externalOffset of the first of them, in bytes
 * @param metadata of the array
 */
public record GiftiArray(
        String intent,
        NumberType type,
        List<Integer> shape,
        boolean columnMajor,
        Encoding encoding,
        ByteOrder order,
        String externalFile,
        long externalOffset,
        Map<String, String> metadata) {
    /** How numbers are written. */
    public enum Encoding {
        /** Numbers as text. */
        ASCII,
        /** Bytes in base 64. */
        BASE64,
        /** Bytes compressed, then in base 64. */
        GZIP_BASE64,
        /** Bytes in another file. */
        EXTERNAL
    }

    /** Copies. */
    public GiftiArray {
        shape = List.copyOf(shape);
        metadata = Map.copyOf(metadata);
    }

    /**
     * How many there are.
     *
     * @return product of the shape
     */
    public int numbers() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
