package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.results.Cell;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.dataset.Target;
import org.brainrank.testkit.NpyArray;
import org.brainrank.testkit.NpyFiles;
import org.brainrank.testkit.RandomizedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFilesTest extends RandomizedTest {
    private static final Brains BRAINS = new Brains(
            "fake",
            List.of(),
            List.of(),
            List.of("s1", "s2"),
            List.of(new Target("t1", "A"), new Target("t2", "A"), new Target("t3", "B")),
            List.of("A", "B"),
            Map.of(),
            new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(0, 0), -1),
            Toy.folds(20));

    @TempDir
    Path folder;

    private Scored scored(String variant) {
        double[] values = random().doubles(2 * 3 * 7).toArray();
        values[5] = Double.NaN;
        return new Scored(
                List.of(new Cell(
                        "fake",
                        "s1",
                        "m",
                        2,
                        variant,
                        Cell.Role.CONTROL,
                        Cell.Status.DONE,
                        "",
                        3,
                        Cell.FULL,
                        0,
                        Map.of())),
                values);
    }

    @Test
    void numPyReadsWhatIsWritten() throws IOException {
        TargetFiles files = new TargetFiles(RunFolder.create(folder), BRAINS, Optional.empty());
        Scored first = scored("norm");
        Scored second = scored("state");
        files.add(first);
        files.add(second);
        files.finish();

        NpyArray array = NpyFiles.read(folder.resolve("targets/0000.npy"));
        assertThat(array.shape()).containsExactly(2, 3, 7);
        assertThat(array.toDoubles()).containsExactly(first.byTarget());
        assertThat(NpyFiles.read(folder.resolve("targets/0001.npy")).toDoubles())
                .containsExactly(second.byTarget());
        assertThat(folder.resolve("targets/index.tsv"))
                .hasContent(
                        "file\tmodel\tlayer\tvariant\trole\tcapacity\n0000.npy\tm\t2\tnorm\tcontrol\tfull\n0001.npy\tm\t2\tstate\tcontrol\tfull\n");
        assertThat(Files.readAllLines(folder.resolve("targets/axes.tsv")))
                .contains("subject\t1\ts2\t", "target\t2\tt3\tB", "quantity\t3\tunique\t");
    }

    @Test
    void theDataStartAtAMultipleOf64BytesWhateverTheShape() {
        for (int length = 1; length < 200_000; length = length * 3 + 1) {
            byte[] bytes = NumPyWriter.bytes(new double[0], new int[] {length, 0, 4});

            assertThat(bytes.length % 64).as("shape (%d, 0, 4)", length).isZero();
        }
    }

    @Test
    void namesAreTheSameInEveryCountry() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            new TargetFiles(RunFolder.create(folder), BRAINS, Optional.empty()).add(scored("norm"));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(folder.resolve("targets/0000.npy")).exists();
    }
}
