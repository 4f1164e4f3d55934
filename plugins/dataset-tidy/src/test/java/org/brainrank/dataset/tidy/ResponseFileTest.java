package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFileTest {
    private static final String DICTIONARY = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsEveryVersionOfTheFormat(int version) {
        assertThat(npy(version, DICTIONARY, floats(1, 2, 3, 4, 5, 6)).read()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void readsDoublesAndBigEndianNumbers() {
        ByteBuffer doubles = ByteBuffer.allocate(48);
        ByteBuffer floats = ByteBuffer.allocate(24);
        for (int i = 1; i <= 6; i++) {
            doubles.putDouble(i);
            floats.putFloat(i);
        }
        assertThat(npy(1, DICTIONARY.replace("<f4", ">f8"), doubles.array()).read())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(npy(1, DICTIONARY.replace("<f4", ">f4"), floats.array()).read())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void readsColumnsFirstAndIntegers() {
        assertThat(npy(1, DICTIONARY.replace("False", "True"), floats(1, 2, 3, 4, 5, 6))
                        .read())
                .containsExactly(1, 4, 2, 5, 3, 6);
        byte[] integers = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, -1, -1};
        assertThat(npy(1, DICTIONARY.replace("<f4", "<i2"), integers).read()).containsExactly(1, 2, 3, 4, 5, -1);
    }

    @Test
    void readsMoreThanOneChunk() {
        int count = 700_001;
        ByteBuffer numbers = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            numbers.putFloat(i);
        }
        float[] values = npy(1, DICTIONARY.replace("(3, 2)", "(700001, 1)"), numbers.array())
                .read();
        assertThat(values).hasSize(count);
        assertThat(values[count - 1]).isEqualTo(count - 1f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'<f4'   | '<c8'             | numbers of type '<c8'; expected real numbers",
                "'<f4'   | [('a', '<f4')]    | a header without a plain descr",
                "(3, 2)  | (6,)              | shape [6]; expected two axes (scans, targets)",
                "(3, 2)  | (1, 3, 2)         | shape [1, 3, 2]; expected two axes",
                "(3, 2)  | (0, 2)            | shape [0, 2]; expected two axes (scans, targets), at least one each",
                "(3, 2)  | (4, 2)            | 95 bytes; expected 103 as the header says",
                "(3, 2)  | (2, 2)            | 95 bytes; expected 87 for shape [2, 2]",
                "(3, 2)  | (9999999999, 9999999999) | expected lengths below 2^31",
                "(3, 2)  | (2147483647, 2)   | as the header says",
                "'shape' | 'shapes'          | a header without a plain shape",
            })
    void refusesOtherHeadersBeforeAllocating(String original, String broken, String message) {
        assertThatThrownBy(() -> npy(1, DICTIONARY.replace(original, broken), floats(1, 2, 3, 4, 5, 6)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("run.npy: ")
                .hasMessageContaining(message);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path file = folder.resolve("run.npy");
        Files.writeString(file, "label\t1\n");
        assertRefused(file, "no NumPy array; expected the bytes \\x93NUMPY");
        Files.writeString(file, "la");
        assertRefused(file, "no NumPy array");
        Files.write(file, bytes(9, DICTIONARY, new byte[0]));
        assertRefused(file, "version 9 of NumPy's format; expected 1, 2 or 3");
        byte[] long2 = bytes(2, DICTIONARY, new byte[0]);
        long2[10] = (byte) 0xFF;
        long2[11] = (byte) 0xFF;
        Files.write(file, long2);
        assertRefused(file, "a header of 4294901");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void namesScanAndTargetOfWhatIsNotFinite(float bad) {
        ResponseFile file = npy(1, DICTIONARY, floats(1, 2, 3, 4, 5, bad));
        assertThatThrownBy(file::read)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("run.npy: the response of scan 2, target 1 (all from 0) is " + bad);
    }

    @Test
    void refusesDoublesThatAreTooLarge() {
        byte[] numbers = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(1e300)
                .array();
        ResponseFile file = npy(1, DICTIONARY.replace("<f4", "<f8").replace("(3, 2)", "(1, 1)"), numbers);
        assertThatThrownBy(file::read).isInstanceOf(UserException.class).hasMessageContaining("is 1.0E300");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1<2;3<x      | line 2: 'x' in column 2; expected a number",
                "1<b;3<4      | line 1: 'b' in column 2; expected a number",
                "a<b;1<2;3    | line 3: 1 columns; expected 2 as in the first line",
                "nan<2;3<4    | scan 0, target 0 (all from 0) is NaN",
                "a<b;1<2;3<NA | scan 1, target 1 (all from 0) is NaN",
                "1<2;3<-inf   | scan 1, target 1 (all from 0) is NaN",
            })
    void namesThePlaceInATable(String table, String message) throws IOException {
        Path path = folder.resolve("run.tsv");
        Files.writeString(path, table.replace('<', '\t').replace(';', '\n'));
        ResponseFile file = new ResponseFormats(java.util.Optional.empty(), java.util.Optional.empty())
                .open(java.util.List.of(path));
        assertThatThrownBy(file::read)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("run.tsv")
                .hasMessageContaining(message);
    }

    @Test
    void noticesFilesThatChangeDuringARun() throws IOException {
        ResponseFile numbers = npy(1, DICTIONARY, floats(1, 2, 3, 4, 5, 6));
        npy(1, DICTIONARY.replace("(3, 2)", "(2, 3)"), floats(1, 2, 3, 4, 5, 6));
        assertThatThrownBy(numbers::read).isInstanceOf(UserException.class).hasMessageContaining("has changed");
        Path path = folder.resolve("run.tsv");
        Files.writeString(path, "1\t2\n");
        ResponseFile table = new ResponseFormats(java.util.Optional.empty(), java.util.Optional.empty())
                .open(java.util.List.of(path));
        Files.writeString(path, "1\t2\n3\t4\n");
        assertThatThrownBy(table::read).isInstanceOf(UserException.class).hasMessageContaining("has changed");
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> new ResponseFormats(java.util.Optional.empty(), java.util.Optional.empty())
                        .open(java.util.List.of(file)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    private ResponseFile npy(int version, String dictionary, byte[] numbers) {
        Path file = folder.resolve("run.npy");
        try {
            Files.write(file, bytes(version, dictionary, numbers));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new ResponseFormats(java.util.Optional.empty(), java.util.Optional.empty())
                .open(java.util.List.of(file));
    }

    private static byte[] bytes(int version, String dictionary, byte[] numbers) {
        byte[] header = (dictionary + " \n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        if (version == 1) {
            length.putShort((short) header.length);
        } else {
            length.putInt(header.length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        bytes.writeBytes(length.array());
        bytes.writeBytes(header);
        bytes.writeBytes(numbers);
        return bytes.toByteArray();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
