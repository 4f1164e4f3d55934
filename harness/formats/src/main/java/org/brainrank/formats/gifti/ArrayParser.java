package org.brainrank.formats.gifti;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;
import org.brainrank.formats.XmlSource.XmlWalk;

/** Reads the elements of GIFTI around the numbers. */
final class ArrayParser {
    private static final Map<String, NumberType> TYPES = Map.of(
            "NIFTI_TYPE_UINT8", NumberType.UINT8,
            "NIFTI_TYPE_INT8", NumberType.INT8,
            "NIFTI_TYPE_INT16", NumberType.INT16,
            "NIFTI_TYPE_UINT16", NumberType.UINT16,
            "NIFTI_TYPE_INT32", NumberType.INT32,
            "NIFTI_TYPE_UINT32", NumberType.UINT32,
            "NIFTI_TYPE_FLOAT32", NumberType.FLOAT32,
            "NIFTI_TYPE_FLOAT64", NumberType.FLOAT64);
    private static final Map<String, GiftiArray.Encoding> ENCODINGS = Map.of(
            "ASCII", GiftiArray.Encoding.ASCII,
            "Base64Binary", GiftiArray.Encoding.BASE64,
            "GZipBase64Binary", GiftiArray.Encoding.GZIP_BASE64,
            "ExternalFileBinary", GiftiArray.Encoding.EXTERNAL);
    private static final Map<String, ByteOrder> ORDERS =
            Map.of("LittleEndian", ByteOrder.LITTLE_ENDIAN, "BigEndian", ByteOrder.BIG_ENDIAN);
    private static final Map<String, Boolean> COLUMN_MAJOR = Map.of("RowMajorOrder", false, "ColumnMajorOrder", true);
    private static final int MOST_AXES = 6;

    private ArrayParser() {}

    /**
     * Reads one {@code DataArray}.
     *
     * @param walk at its start; goes to its end
     * @param numbers takes {@code Data}, if there is any
     */
    static GiftiArray parse(XmlWalk walk, DataTaker numbers) {
        int depth = walk.depth();
        GiftiArray.Encoding encoding = one(walk, "Encoding", ENCODINGS);
        List<Integer> shape = shape(walk);
        GiftiArray array = new GiftiArray(
                walk.attribute("Intent"),
                one(walk, "DataType", TYPES),
                shape,
                shape.size() > 1 && one(walk, "ArrayIndexingOrder", COLUMN_MAJOR),
                encoding,
                // Text has no order of bytes, and some writers say none.
                encoding == GiftiArray.Encoding.ASCII ? ByteOrder.LITTLE_ENDIAN : one(walk, "Endian", ORDERS),
                encoding == GiftiArray.Encoding.EXTERNAL ? external(walk) : "",
                encoding == GiftiArray.Encoding.EXTERNAL ? offset(walk) : 0,
                Map.of());
        Map<String, String> metadata = new LinkedHashMap<>();
        boolean found = encoding == GiftiArray.Encoding.EXTERNAL;
        while (walk.nextElement(depth)) {
            switch (walk.name()) {
                case "MetaData" -> metadata(walk, metadata);
                case "Data" -> {
                    if (encoding != GiftiArray.Encoding.EXTERNAL) {
                        found = true;
                        numbers.take(array, walk);
                    }
                }
                default -> {} // coordinate systems: of surfaces, not of what is measured on them
            }
        }
        if (!found) {
            throw walk.damaged("a DataArray without Data", "one");
        }
        return new GiftiArray(
                array.intent(),
                array.type(),
                array.shape(),
                array.columnMajor(),
                encoding,
                array.order(),
                array.externalFile(),
                array.externalOffset(),
                metadata);
    }

    private static List<Integer> shape(XmlWalk walk) {
        int axes = walk.number("Dimensionality", 1);
        if (axes > MOST_AXES) {
            throw walk.damaged(axes + " axes", "at most " + MOST_AXES);
        }
        List<Integer> shape = new ArrayList<>();
        long product = 1;
        for (int axis = 0; axis < axes; axis++) {
            shape.add(walk.number("Dim" + axis, 1));
            product *= shape.get(axis);
            if (product > Integer.MAX_VALUE - 8) {
                throw walk.damaged("an array of shape " + shape, "fewer than 2^31 numbers");
            }
        }
        return shape;
    }

    private static <T> T one(XmlWalk walk, String attribute, Map<String, T> known) {
        return Optional.ofNullable(known.get(walk.attribute(attribute)))
                .orElseThrow(() -> walk.damaged(
                        attribute + "='" + Problem.shortened(walk.attribute(attribute)) + "'",
                        "one of " + known.keySet().stream().sorted().toList()));
    }

    /** A name alone: a path would let a file read another folder's. */
    private static String external(XmlWalk walk) {
        String name = walk.attribute("ExternalFileName");
        if (!name.matches("[^/\\\\:\\p{Cntrl}]+") || name.startsWith(".")) {
            throw walk.damaged(
                    "ExternalFileName='" + Problem.shortened(name) + "'", "the name of a file in the same folder");
        }
        return name;
    }

    private static long offset(XmlWalk walk) {
        String text = walk.attribute("ExternalFileOffset");
        if (!text.matches("\\d{0,18}")) {
            throw walk.damaged("ExternalFileOffset='" + Problem.shortened(text) + "'", "a whole number");
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    static void metadata(XmlWalk walk, Map<String, String> into) {
        int depth = walk.depth();
        String name = "";
        while (walk.nextElement(depth)) {
            if (walk.name().equals("Name")) {
                name = walk.text().strip();
            } else if (walk.name().equals("Value")) {
                into.put(name, walk.text().strip());
            }
        }
    }

    static Map<Integer, String> labels(XmlWalk walk) {
        int depth = walk.depth();
        Map<Integer, String> labels = new LinkedHashMap<>();
        while (walk.nextElement(depth)) {
            if (walk.name().equals("Label")) {
                String key = walk.attribute("Key").isEmpty() ? "Index" : "Key";
                labels.put(walk.number(key, Integer.MIN_VALUE), walk.text().strip());
            }
        }
        return labels;
    }

    /** What to do with the text of {@code Data}. */
    @FunctionalInterface
    interface DataTaker {
        /** Walks to the end of the element. */
        void take(GiftiArray array, XmlWalk walk);
    }
}
