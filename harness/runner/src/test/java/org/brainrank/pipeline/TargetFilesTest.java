package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.results.Cell;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
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
    void scoresGoBackToTheirVoxelsAndVertices() throws IOException {
        List<Double> affine = List.of(-3.0, 0.0, 0.0, 90.0, 0.0, 3.0, 0.0, -126.0, 0.0, 0.0, 3.0, -72.0);
        TargetGrid grid = new TargetGrid(List.of(
                new TargetGrid.Volume(2, 3, 1, affine, "mm", "mni", TargetGrid.Places.of(-1, 2, -1, -1, 0, -1)),
                new TargetGrid.Surface("CortexLeft", TargetGrid.Places.of(1, -1)),
                new TargetGrid.Surface("CortexRight", TargetGrid.Places.of(-1, -1, 2))));
        TargetFiles files = new TargetFiles(RunFolder.create(folder), BRAINS, Optional.empty(), Optional.of(grid));
        Scored scored = scored("norm");
        files.add(scored);
        files.finish();

        try (NiftiFile image = NiftiFile.open(folder.resolve("targets/0000.nii.gz"))) {
            assertThat(image.grid().affine().rows()).isEqualTo(affine);
            assertThat(List.of(
                            image.grid().nx(), image.grid().ny(), image.grid().nz()))
                    .containsExactly(2, 3, 1);
            assertThat(image.grid().space()).isEqualTo("mni");
            float[] values = new float[4 * 6];
            image.read(0, 4, values);
            for (int quantity = 0; quantity < 4; quantity++) {
                float nothing = Float.NaN;
                assertThat(java.util.Arrays.copyOfRange(values, 6 * quantity, 6 * quantity + 6))
                        .as(Scored.QUANTITIES.get(quantity))
                        .containsExactly(
                                nothing,
                                mean(scored, 2, quantity),
                                nothing,
                                nothing,
                                mean(scored, 0, quantity),
                                nothing);
            }
        }
        GiftiFile left = GiftiFile.open(folder.resolve("targets/0000.lh.func.gii"));
        assertThat(left.arrays()).hasSize(4);
        assertThat(left.values(3)).containsExactly(mean(scored, 1, 3), Double.NaN);
        assertThat(GiftiFile.open(folder.resolve("targets/0000.rh.func.gii")).values(0))
                .containsExactly(Double.NaN, Double.NaN, mean(scored, 2, 0));
        assertThat(folder.resolve("targets/maps.tsv")).content().contains("3\tunique\tmean of subjects");
    }

    private static float mean(Scored scored, int target, int quantity) {
        return (float)
                ((scored.byTarget()[7 * target + quantity] + scored.byTarget()[7 * (3 + target) + quantity]) / 2);
    }

    @Test
    void aGridThatMissesATargetIsRefused() throws IOException {
        TargetGrid grid = new TargetGrid(List.of(new TargetGrid.Surface("", TargetGrid.Places.of(0, 1))));
        RunFolder run = RunFolder.create(folder);

        assertThatThrownBy(() -> new TargetFiles(run, BRAINS, Optional.empty(), Optional.of(grid)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not show target 't3'");
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
