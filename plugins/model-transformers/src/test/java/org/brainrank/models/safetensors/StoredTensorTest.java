package org.brainrank.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTensorTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"F32, 4", "F64, 8", "F16, 2", "BF16, 2"})
    void readsEveryPrecisionAtAnyOffsetInAnyChunks(String dtype, int width) throws IOException {
        float[] expected = {0, 1, -2, 0.5f, 3, -0.25f, 8, 100, -1, 1.5f, 6, -7};
        for (int begin : new int[] {0, 4, 3}) {
            Path file = write(dtype, width, begin, expected);
            TensorEntry entry = new TensorEntry("a", dtype, List.of(4L, 3L), begin, begin + 12L * width);
            for (long most : new long[] {1, 24, 1 << 20}) {
                try (NDManager manager = EngineRuntime.newManager();
                        NDArray array = StoredTensor.map(file, entry, most).read(manager, DataType.FLOAT32)) {
                    assertThat(array.getShape().getShape()).containsExactly(4, 3);
                    assertThat(array.toFloatArray()).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"F32, 4", "F64, 8", "F16, 2", "BF16, 2"})
    void givesRowsAndHalvesOfEveryPrecision(String dtype, int width) throws IOException {
        float[] expected = {0, 1, -2, 0.5f, 3, -0.25f, 8, 100, -1, 1.5f, 6, -7};
        for (int begin : new int[] {0, 4, 3}) {
            Path file = write(dtype, width, begin, expected);
            TensorEntry entry = new TensorEntry("a", dtype, List.of(4L, 3L), begin, begin + 12L * width);
            for (long most : new long[] {1, 24, 1 << 20}) {
                StoredTensor tensor = StoredTensor.map(file, entry, most);
                assertThat(tensor.rows(3, 0, 3)).containsExactly(1.5f, 6, -7, 0, 1, -2, 1.5f, 6, -7);
                assertThat(tensor.height()).isEqualTo(4);
                try (NDManager manager = EngineRuntime.newManager();
                        NDArray halves = tensor.read(manager, DataType.FLOAT16)) {
                    assertThat(halves.getDataType()).isEqualTo(DataType.FLOAT16);
                    assertThat(halves.getShape().getShape()).containsExactly(4, 3);
                    assertThat(halves.toType(DataType.FLOAT32, false).toFloatArray())
                            .isEqualTo(expected);
                }
            }
            assertThat(StoredTensor.map(file, entry, 1 << 20).isMapped(DataType.FLOAT16))
                    .isEqualTo(dtype.equals("F16") && begin % 2 == 0);
        }
    }

    @Test
    void refusesNumbersThatHalvesCannotHold() throws IOException {
        Path file = write("F32", 4, 0, new float[] {1, 70_000});
        TensorEntry entry = new TensorEntry("a", "F32", List.of(2L), 0, 8);
        try (NDManager manager = EngineRuntime.newManager()) {
            StoredTensor tensor = StoredTensor.map(file, entry, 1 << 20);
            assertThatThrownBy(() -> tensor.read(manager, DataType.FLOAT16))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("'a'")
                    .hasMessageContaining("70000.0")
                    .hasMessageContaining("precision: float32");
        }
    }

    @Test
    void widensEveryHalfExactly() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float widened = Precision.widenHalf((short) bits);
            int exponent = (bits >> 10) & 0x1f;
            double fraction = (bits & 0x3ff) / 1024.0;
            double sign = (bits & 0x8000) == 0 ? 1 : -1;
            if (exponent == 31) {
                assertThat(Float.isNaN(widened)).isEqualTo(fraction != 0);
                assertThat(Float.isInfinite(widened)).isEqualTo(fraction == 0);
            } else {
                double expected = exponent == 0
                        ? sign * fraction * Math.pow(2, -14)
                        : sign * (1 + fraction) * Math.pow(2, exponent - 15);
                assertThat((double) widened).isEqualTo(expected);
            }
        }
    }

    @Test
    void refusesWholeNumbersAsWeights() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[8]);
        TensorEntry entry = new TensorEntry("a", "I16", List.of(4L), 0, 8);
        assertThatThrownBy(() -> StoredTensor.map(file, entry, 1 << 20))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("stored as I16")
                .hasMessageContaining("BF16");
    }

    private Path write(String dtype, int width, int begin, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(begin + values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            int at = begin + i * width;
            switch (dtype) {
                case "F32" -> bytes.putFloat(at, values[i]);
                case "F64" -> bytes.putDouble(at, values[i]);
                case "BF16" -> bytes.putShort(at, (short) (Float.floatToIntBits(values[i]) >> 16));
                default -> bytes.putShort(at, half(values[i]));
            }
        }
        return Files.write(folder.resolve(dtype + begin), bytes.array());
    }

    /** The half that widens to a value which is one. */
    private static short half(float value) {
        for (int bits = 0; bits <= 0xffff; bits++) {
            if (Precision.widenHalf((short) bits) == value) {
                return (short) bits;
            }
        }
        throw new IllegalArgumentException(value + " is no half");
    }
}
