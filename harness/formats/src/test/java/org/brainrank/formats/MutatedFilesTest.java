package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand broken files of every format: each is read, or refused with a message that names it, soon, and without
 * allocating more than a constant and a multiple of its length.
 */
class MutatedFilesTest {
    private static final long SEED = Long.getLong("tests.seed", 20260101);
    private static final int FILES = 1000;
    /** Measured at most 5 MB, of jhdf. */
    private static final long CONSTANT = 8L << 20;
    /** A byte as a double, or as a cell of a table, some times over. */
    private static final long PER_BYTE = 64;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nifti", "mgh", "cifti", "gifti", "numpy", "hdf5", "matlab", "tables"})
    void eachIsReadOrRefused(String format) throws IOException {
        List<Path> originals = Fixtures.of(format).files();
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            Path original = originals.get(i % originals.size());
            byte[] mutated = new Mutations(SEED + i).mutate(Files.readAllBytes(original));
            Path file = folder.resolve(original.getFileName().toString());
            Files.write(file, mutated);
            if (format.equals("nifti") && file.toString().contains("pair")) {
                copyTwin(original);
            }
            String what = "mutation " + i + " of " + original.getFileName() + " with -Dtests.seed=" + SEED;
            WatchedReading.Outcome outcome = WatchedReading.read(format, file, what);
            refused += outcome.refused() ? 1 : 0;
            assertThat(outcome.allocated())
                    .as("bytes allocated for the %d of %s", mutated.length, what)
                    .isLessThan(CONSTANT + PER_BYTE * mutated.length);
        }
        // If none or all were refused, the mutations would test nothing.
        assertThat(refused).isBetween(FILES / 20, FILES - 5);
    }

    private void copyTwin(Path original) throws IOException {
        String name = original.getFileName().toString();
        String twin = name.contains(".hdr") ? name.replace(".hdr", ".img") : name.replace(".img", ".hdr");
        Path copy = folder.resolve(twin);
        Files.deleteIfExists(copy);
        Files.copy(original.resolveSibling(twin), copy);
    }

    /** A checksum stands behind everything that gzip holds. */
    @Test
    void whatIsReadOfADamagedGzipFileIsRight() throws IOException {
        Path original = Fixtures.of("nifti").file("compressed.nii.gz");
        double right = Everything.read("nifti", original);
        byte[] bytes = Files.readAllBytes(original);
        Path file = folder.resolve("damaged.nii.gz");
        int read = 0;
        for (int bit = 0; bit < bytes.length * 8; bit += 3) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            WatchedReading.Outcome outcome = WatchedReading.read("nifti", file, "bit " + bit);
            if (!outcome.refused()) {
                assertThat(outcome.sum()).as("bit %d", bit).isEqualTo(right);
                read++;
            }
        }
        assertThat(read).as("harmless flips, in gzip's own header").isLessThan(60);
    }

    @Test
    void shortenedFilesAreRefused() throws IOException {
        for (String name : List.of("f4-le-1.nii", "compressed.nii.gz")) {
            byte[] bytes = Files.readAllBytes(Fixtures.of("nifti").file(name));
            Path file = folder.resolve(name);
            for (int length = 0; length < bytes.length; length += 7) {
                Files.write(file, java.util.Arrays.copyOf(bytes, length));
                assertThat(WatchedReading.read("nifti", file, length + " bytes of " + name)
                                .refused())
                        .isTrue();
            }
        }
    }
}
