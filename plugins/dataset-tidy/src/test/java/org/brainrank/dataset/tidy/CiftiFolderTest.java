package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of CIFTI-2 files that nibabel wrote: vertices 0 2 3 7 and 1 9 of two surfaces of ten, and three voxels of the thalamus. */
class CiftiFolderTest {
    private static final Path FILES = Path.of("..", "..", "harness", "formats", "src", "test", "resources", "cifti");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ImageFolder images;

    @BeforeEach
    void describe() {
        images = ImageFolder.described(folder);
        images.write("dataset.yaml", "id: mine\nversion: '1'\nlicence: private\ncitation: me\nstories: [river]\n");
    }

    /** The numbers of nibabel's file, or ours where its are not finite. */
    private double[] copy(String name, String to) throws IOException {
        Path file = folder.resolve("responses/sub-01").resolve(to);
        byte[] bytes = Files.readAllBytes(FILES.resolve(name));
        if (name.startsWith("parcels")) {
            ByteBuffer numbers = ByteBuffer.wrap(bytes, bytes.length - 72, 72).order(ByteOrder.LITTLE_ENDIAN);
            IntStream.range(0, 18).forEach(i -> numbers.putFloat(i * i));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        try (CiftiFile matrix = CiftiFile.open(file)) {
            double[] values = new double[matrix.scans() * matrix.targets()];
            matrix.read(0, matrix.scans(), values);
            return values;
        }
    }

    private void atlas(String atlas) {
        images.write(
                "dataset.yaml",
                "id: mine\nversion: '1'\nlicence: private\ncitation: me\nstories: [river]\natlas: {" + atlas + "}\n");
    }

    private static int[] columns(TargetGrid.Piece piece) {
        return IntStream.range(0, piece.places().size())
                .map(piece.places()::target)
                .toArray();
    }

    @Test
    void verticesAndVoxelsAreTargetsOfTheirStructures() throws IOException {
        double[] values = copy("short.dtseries.nii", "river.dtseries.nii");

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets())
                .containsExactly(
                        new Target("lh-0", "cortex-left"),
                        new Target("lh-2", "cortex-left"),
                        new Target("lh-3", "cortex-left"),
                        new Target("lh-7", "cortex-left"),
                        new Target("rh-1", "cortex-right"),
                        new Target("rh-9", "cortex-right"),
                        new Target("voxel-0-3-1", "thalamus-left"),
                        new Target("voxel-1-2-3", "thalamus-left"),
                        new Target("voxel-2-0-4", "thalamus-left"));
        float[] read = dataset.responses("sub-01", "river").values();
        assertThat(read).hasSize(values.length);
        IntStream.range(0, read.length).forEach(i -> assertThat(read[i]).isEqualTo((float) values[i]));
        assertThat(dataset.responses("sub-01", "river").repetitionTime()).isEqualTo(0.72);
        assertThat(FolderCheck.of(folder)).isEmpty();
    }

    @Test
    void mapsAreTwoSurfacesAndAVolume() throws IOException {
        copy("short.dtseries.nii", "river.dtseries.nii");

        var pieces = TidyDataset.open(folder).grid().orElseThrow().pieces();

        assertThat(pieces).hasSize(3);
        assertThat(pieces.get(0))
                .isInstanceOfSatisfying(
                        TargetGrid.Surface.class,
                        left -> assertThat(left.structure()).isEqualTo("CortexLeft"));
        assertThat(columns(pieces.get(0))).containsExactly(0, -1, 1, 2, -1, -1, -1, 3, -1, -1);
        assertThat(columns(pieces.get(1))).containsExactly(-1, 4, -1, -1, -1, -1, -1, -1, -1, 5);
        assertThat(columns(pieces.get(2))).hasSize(60).contains(6, 7, 8);
        assertThat(columns(pieces.get(2))[3 * 3 + 12]).isEqualTo(6);
    }

    @Test
    void anAtlasOfTheSurfacesChoosesAndAverages() throws IOException {
        double[] values = copy("short.dtseries.nii", "river.dtseries.nii");
        images.surface("lh.gii", 1, 1, 1, 1, 2, 0, 0, 0, 2, 3, 3);
        images.surface("rh.gii", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4);
        atlas("left: lh.gii, right: rh.gii");

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets())
                .containsExactly(new Target("L_1", "1"), new Target("L_2", "2"), new Target("R_4", "4"));
        assertThat(dataset.responses("sub-01", "river").values())
                .startsWith((float) ((values[0] + values[1]) / 2), (float) ((values[2] + values[3]) / 2), (float)
                        values[5]);
        assertThat(dataset.notes()).singleElement().asString().endsWith("left out: L_3, R_1");
        assertThat(dataset.grid().orElseThrow().pieces()).hasSize(2);
    }

    /** Labels of nibabel's file, whose numbers are replaced: key 1 is called 'one' there. */
    @Test
    void labelsOfGrayordinatesFitToo() throws IOException {
        double[] values = copy("short.dtseries.nii", "river.dtseries.nii");
        byte[] bytes = Files.readAllBytes(FILES.resolve("dense.dlabel.nii"));
        ByteBuffer keys = ByteBuffer.wrap(bytes, bytes.length - 36, 36).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(0, 1, 0, 0, 0, 1, 0, 1, 7).forEach(keys::putInt);
        Files.write(folder.resolve("atlas.dlabel.nii"), bytes);
        atlas("labels: atlas.dlabel.nii");

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets()).containsExactly(new Target("one", "one"), new Target("7", "7"));
        assertThat(dataset.responses("sub-01", "river").values())
                .startsWith((float) ((values[1] + values[5] + values[7]) / 3), (float) values[8]);
        Files.delete(folder.resolve("responses/sub-01/river.dtseries.nii"));
        images.surface("responses/sub-01/river.lh.func.gii", 10);
        images.surface("responses/sub-01/river.rh.func.gii", 10);
        images.write("dataset.yaml", Files.readString(folder.resolve("dataset.yaml")) + "repetition-time-s: 1\n");
        TidyDataset surfaces = TidyDataset.open(folder);
        assertThat(surfaces.grid().orElseThrow().pieces()).hasSize(2);
        assertThat(surfaces.notes()).singleElement().asString().endsWith("left out: 7");
    }

    @Test
    void parcelsAreTargetsAsTheyAre() throws IOException {
        double[] values = copy("parcels.ptseries.nii", "river.ptseries.nii");
        // 18 squares, scans of one parcel side by side.
        assertThat(values).startsWith(0, 36, 144, 1);

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets()).containsExactly(new Target("A", "A"), new Target("B", "B"), new Target("C", "C"));
        assertThat(dataset.responses("sub-01", "river").values()).startsWith((float) values[0], (float) values[1]);
        var pieces = dataset.grid().orElseThrow().pieces();
        assertThat(columns(pieces.get(0))).containsExactly(0, -1, 0, 1, -1, -1, -1, 1, -1, -1);
        assertThat(columns(pieces.get(1))).containsExactly(-1, 1, -1, -1, -1, -1, -1, -1, -1, 1);
        assertThat(columns(pieces.get(2))).contains(2);
        atlas("labels: dataset.yaml");
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContainingAll("parcels already", "line 6");
    }

    @Test
    void otherMatricesAndMasksAreRefused() throws IOException {
        copy("dense.dscalar.nii", "river.dtseries.nii");
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContaining("maps of SCALARS");
        Files.delete(folder.resolve("responses/sub-01/river.dtseries.nii"));
        copy("short.dtseries.nii", "river.dtseries.nii");
        images.mask(1);
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContaining("is no NIfTI image");
    }
}
