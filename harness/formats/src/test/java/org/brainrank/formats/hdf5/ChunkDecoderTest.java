package org.brainrank.formats.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.brainrank.formats.NumberType;
import org.junit.jupiter.api.Test;

/** Chunks that are larger or smaller than they should be. */
class ChunkDecoderTest {
    private static final StoredType FLOATS = new StoredType(NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
    private static final ChunkDecoder GZIP =
            new ChunkDecoder(List.of(new ChunkDecoder.Filter(ChunkDecoder.DEFLATE, new int[] {4})), FLOATS);
    private static final ChunkDecoder LZF =
            new ChunkDecoder(List.of(new ChunkDecoder.Filter(ChunkDecoder.LZF, new int[] {4})), FLOATS);

    private static ByteBuffer deflated(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[zeros]);
        }
        return ByteBuffer.wrap(packed.toByteArray());
    }

    @Test
    void aChunkOfItsSizeIsInflated() throws IOException {
        assertThat(GZIP.decode(deflated(48), 48).remaining()).isEqualTo(48);
    }

    @Test
    void moreOrLessIsRefused() {
        assertThatThrownBy(() -> GZIP.decode(deflated(64 << 20), 48))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 48 bytes");
        assertThatThrownBy(() -> GZIP.decode(deflated(44), 48))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends early");
    }

    @Test
    void lzfStaysWithinItsChunk() {
        byte[] backwards = {(byte) 0xe0, 10, 5};
        assertThatThrownBy(() -> LZF.decode(ByteBuffer.wrap(backwards), 48))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("points outside itself");
        byte[] literal = {3, 1, 2, 3, 4, 5};
        assertThatThrownBy(() -> LZF.decode(ByteBuffer.wrap(literal), 48)).isInstanceOf(IOException.class);
    }
}
