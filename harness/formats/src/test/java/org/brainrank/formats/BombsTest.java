package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would become large ones: refused, without becoming them. */
class BombsTest {
    private static final int LARGE = 32 << 20;
    private static final long LITTLE = 8L << 20;

    @TempDir
    private Path folder;

    /** As many zeros as would fill the memory, behind a beginning. */
    private static void bomb(OutputStream out, byte[] beginning) throws IOException {
        out.write(beginning);
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < LARGE >> 20; i++) {
            out.write(zeros);
        }
    }

    private void refused(String format, Path file) {
        WatchedReading.Outcome outcome =
                WatchedReading.read(format, file, file.getFileName().toString());
        assertThat(outcome.refused()).isTrue();
        assertThat(outcome.allocated()).isLessThan(LITTLE);
    }

    @Test
    void gzipBehindTheNumbers() throws IOException {
        byte[] image = Files.readAllBytes(Fixtures.of("nifti").file("f4-le-1.nii"));
        Path file = folder.resolve("bomb.nii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            bomb(out, image);
        }
        refused("nifti", file);
    }

    /** It has all these zeros, so it is right; but they are never all in memory. */
    @Test
    void gzipOfAllTheNumbers() throws IOException {
        byte[] image = Files.readAllBytes(Fixtures.of("nifti").file("u1-le-1.nii"));
        ByteBuffer.wrap(image)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(42, (short) 1024)
                .putShort(44, (short) 1024)
                .putShort(46, (short) 4)
                .putShort(48, (short) 8);
        Path file = folder.resolve("zeros.nii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            bomb(out, image);
        }
        WatchedReading.Outcome outcome = WatchedReading.read("nifti", file, "zeros");
        assertThat(outcome.refused()).isFalse();
        assertThat(outcome.allocated()).isLessThan(LITTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(8, 3)", "(900000000, 3)"})
    void zip(String shape) throws IOException {
        Path file = folder.resolve("bomb.npz");
        String header = String.format("%-117s\n", "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + "}");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("a.npy"));
            byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
            bomb(out, Mutations.join(start, header.getBytes(StandardCharsets.US_ASCII)));
        }
        refused("numpy", file);
    }

    @Test
    void compressedDataOfGifti() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            bomb(out, new byte[0]);
        }
        String good = Files.readString(Fixtures.of("gifti").file("f4-B64GZ.func.gii"));
        Path file = folder.resolve("bomb.gii");
        String data = Base64.getEncoder().encodeToString(packed.toByteArray());
        Files.writeString(file, good.replaceFirst("<Data>[^<]*</Data>", "<Data>" + data + "</Data>"));
        refused("gifti", file);
    }

    @Test
    void compressedXml() throws IOException {
        Path file = folder.resolve("bomb.gii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            bomb(out, "<GIFTI Version=\"1.0\" NumberOfDataArrays=\"1\"><MetaData>".getBytes(StandardCharsets.US_ASCII));
        }
        refused("gifti", file);
    }

    @Test
    void nestedXml() throws IOException {
        Path file = folder.resolve("deep.gii");
        Files.writeString(file, "<GIFTI Version=\"1.0\" NumberOfDataArrays=\"1\">" + "<a>".repeat(500_000));
        refused("gifti", file);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE - 2000, LARGE, 80})
    void compressedVariable(int promised) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            ByteBuffer tags = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
            tags.putInt(14).putInt(promised);
            tags.putInt(6).putInt(8).putInt(6).putInt(0); // a matrix of doubles
            tags.putInt(5).putInt(8).putInt(1000).putInt(1000);
            tags.putShort((short) 1).putShort((short) 1).putInt('x');
            tags.putInt(9).putInt(8_000_000);
            if (promised == LARGE) {
                out.write(tags.array());
            } else {
                bomb(out, tags.array());
            }
        }
        byte[] header =
                java.util.Arrays.copyOf(Files.readAllBytes(Fixtures.of("matlab").file("plain.mat")), 128);
        ByteBuffer tag =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(15).putInt(packed.size());
        Path file = folder.resolve("bomb.mat");
        Files.write(file, Mutations.join(Mutations.join(header, tag.array()), packed.toByteArray()));
        refused("matlab", file);
    }
}
