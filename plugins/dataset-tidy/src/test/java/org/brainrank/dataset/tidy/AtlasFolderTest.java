package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose voxels and vertices are averaged into the regions of an atlas, or named by them. */
class AtlasFolderTest {
    private static final String IMAGE = "responses/sub-01/river.nii.gz";
    /** Voxels 0, 1 and 6 in region 5, voxel 11 in region 2. */
    private static final float[] KEYS = {5, 5, 0, 0, 0, 0, 5, 0, 0, 0, -1, 2};

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ImageFolder images;

    @BeforeEach
    void describe() {
        images = ImageFolder.described(folder);
        images.labels("atlas.nii", ImageFolder.GRID, KEYS);
        images.write("names.tsv", "index\tname\troi\n2\tright IFG\tlanguage\n5\tleft STG\tauditory\n9\tnowhere\t\n");
    }

    private TidyDataset open(String atlas) {
        images.describe("atlas: {" + atlas + "}\n");
        return TidyDataset.open(folder);
    }

    private void refused(String atlas, String... message) {
        assertThatThrownBy(() -> open(atlas)).isInstanceOf(UserException.class).hasMessageContainingAll(message);
        assertThat(FolderCheck.of(folder))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void voxelsAreAveragedOverRegionsAndMapsGoBackOut() {
        float[] values = images.image(IMAGE, ImageFolder.GRID, 1.5);
        images.image("responses/sub-02/river.nii.gz", ImageFolder.GRID, 1.5);

        TidyDataset dataset = open("labels: atlas.nii, names: names.tsv");

        assertThat(dataset.targets())
                .containsExactly(new Target("right IFG", "language"), new Target("left STG", "auditory"));
        float[] means = dataset.responses("sub-01", "river").values();
        assertThat(means[0]).isEqualTo(values[11]);
        assertThat(means[1]).isEqualTo((float) (((double) values[0] + values[1] + values[6]) / 3));
        assertThat(means[3]).isEqualTo((float) (((double) values[12] + values[13] + values[18]) / 3));
        TargetGrid.Volume volume =
                (TargetGrid.Volume) dataset.grid().orElseThrow().pieces().get(0);
        assertThat(volume.affine()).isEqualTo(ImageFolder.GRID.affine().rows());
        assertThat(volume.places()).isEqualTo(TargetGrid.Places.of(1, 1, -1, -1, -1, -1, 1, -1, -1, -1, -1, 0));
        assertThat(dataset.geometry().orElseThrow().points())
                .containsExactly(new Geometry.Point(6, -18, 32), new Geometry.Point(28 / 3.0, -20, 92 / 3.0));
        assertThat(dataset.notes()).isEmpty();
        assertThat(FolderCheck.of(folder)).isEmpty();
        String before = dataset.sha256();
        images.write("names.tsv", "index\tname\n2\tB\n5\tA\n");
        assertThat(open("labels: atlas.nii, names: names.tsv").sha256()).isNotEqualTo(before);
    }

    @Test
    void voxelsStayWithTheNamesOfTheirRegions() {
        float[] values = images.image(IMAGE, ImageFolder.GRID, 1.5);
        images.mask(0, 2, 6, 11);

        TidyDataset dataset = open("labels: atlas.nii, names: names.tsv, targets: voxels, regions: [auditory]");

        assertThat(dataset.targets())
                .containsExactly(new Target("voxel-0-0-0", "auditory"), new Target("voxel-0-0-1", "auditory"));
        assertThat(dataset.responses("sub-01", "river").values()).startsWith(values[0], values[6], values[12]);
    }

    @Test
    void regionsOutsideOfTheMaskAreLeftOutWithANoteOrRefusedIfNamed() {
        images.image(IMAGE, ImageFolder.GRID, 1.5);
        images.mask(0, 1, 6);

        TidyDataset dataset = open("labels: atlas.nii");

        assertThat(dataset.targets()).containsExactly(new Target("5", "5"));
        assertThat(dataset.notes()).singleElement().asString().contains("left out: 2");
        refused("labels: atlas.nii, regions: ['2']", "dataset.yaml, line 7", "no column of river.nii.gz", "region '2'");
    }

    @Test
    void anAtlasOnAnotherGridIsRefusedOrMovedIfAsked() {
        images.image(IMAGE, ImageFolder.GRID, 1.5);
        Grid coarse = new Grid(2, 1, 1, Affine.of(4, 0, 0, 6, 0, 4, 0, -19, 0, 0, 4, 31), "mm", "mni");
        images.labels("atlas.nii", coarse, 3, 4);

        refused(
                "labels: atlas.nii",
                "dataset.yaml, line 7: 'labels: atlas.nii'",
                "another grid",
                "'resample: nearest'");
        TidyDataset dataset = open("labels: atlas.nii, resample: nearest");

        // x of voxels 10, 8, 6: the first is nearest to 10, the third to 6, and the second lies between and goes up.
        TargetGrid.Piece piece = dataset.grid().orElseThrow().pieces().get(0);
        assertThat(piece.places()).isEqualTo(TargetGrid.Places.of(1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0));
        assertThat(dataset.notes()).singleElement().asString().contains("nearest neighbour");
    }

    @Test
    void whatIsWrongIsSaidWithLineKeyAndRemedy() {
        images.image(IMAGE, ImageFolder.GRID, 1.5);
        refused("labels: atlsa.nii", "dataset.yaml, line 7: 'labels' names atlsa.nii", "no such file");
        refused("labels: atlas.nii, regions: [langauge], names: names.tsv", "'langauge'", "Did you mean 'language'");
        refused("labels: atlas.nii, regions: [nowhere], names: names.tsv", "line 7", "no place of the atlas");
        refused("names: names.tsv", "labels of []", "'labels: FILE'");
        refused("left: atlas.nii", "labels of [left]");
        refused("left: atlas.nii, right: atlas.nii", "line 7: 'left', and river.nii.gz has no such places");
        refused("labels: ../atlas.nii", "letters, digits");
        refused("labels: atlas.nii, targets: parcels", "'targets' is 'parcels'; expected regions, voxels, vertices");
        refused("labels: atlas.nii, parcels: 3", "unknown key 'parcels'");
        images.write("names.tsv", "index\tname\n2\tA\n5\tA\n");
        refused("labels: atlas.nii, names: names.tsv", "several regions are called 'A'");
        images.write("names.tsv", "index\tname\n2\tA\n");
        refused("labels: atlas.nii, names: names.tsv", "names.tsv", "no name for [5]");
        images.write("targets.tsv", "label\troi\n");
        refused("labels: atlas.nii", "line 7: an 'atlas', and a table of targets");
    }

    /** The early auditory areas and one of language, by their numbers in Glasser et al. 2016. */
    @Test
    void hemispheresHaveAFileEachAndBuiltInNames() {
        float[] left = images.surface("responses/sub-01/river.lh.func.gii", 4);
        float[] right = images.surface("responses/sub-01/river.rh.func.gii", 3);
        images.surface("lh.gii", 1, 24, 24, 1, 0);
        images.surface("rh.gii", 1, 0, 174, 12);

        TidyDataset dataset = open("left: lh.gii, right: rh.gii, names: glasser, regions: [early-auditory, language]");

        assertThat(dataset.targets())
                .containsExactly(
                        new Target("L_24", "early-auditory"),
                        new Target("R_12", "language"),
                        new Target("R_174", "early-auditory"));
        assertThat(dataset.responses("sub-01", "river").values())
                .startsWith((float) (((double) left[0] + left[1]) / 2), right[2], right[1]);
        assertThat(dataset.grid().orElseThrow().pieces())
                .containsExactly(
                        new TargetGrid.Surface("CortexLeft", TargetGrid.Places.of(0, 0, -1, -1)),
                        new TargetGrid.Surface("CortexRight", TargetGrid.Places.of(-1, 2, 1)));
        refused("left: lh.gii, right: rh.gii, resample: nearest", "line 7: 'resample: nearest'", "has no voxels");
        refused("left: rh.gii, right: lh.gii", "'left: rh.gii' has 3 labels; expected 4");

        images.write("both.csv", "1\n1\n0\n0\n0\n2\n2\n");
        assertThat(open("labels: both.csv, targets: vertices").targets())
                .containsExactly(
                        new Target("lh-0", "1"),
                        new Target("lh-1", "1"),
                        new Target("rh-1", "2"),
                        new Target("rh-2", "2"));
    }

    @Test
    void arraysTakeALabelForEachColumn() throws IOException {
        double[] values = IntStream.range(0, 18).asDoubleStream().toArray();
        Files.createDirectories(folder.resolve("responses/sub-01"));
        Files.write(folder.resolve("responses/sub-01/river.npy"), NumPyWriter.bytes(values, 6, 3));
        Files.write(folder.resolve("labels.npy"), NumPyWriter.bytes(new double[] {2, 1, 2}, 3));

        TidyDataset dataset = open("labels: labels.npy");

        assertThat(dataset.responses("sub-01", "river").values()).startsWith(1, 1, 4, 4);
        assertThat(dataset.grid()).isEmpty();
        refused("labels: atlas.nii", "has 12 labels; expected 3, one for each of the columns");
        images.write("responses/sub-01/river.tsv", "1\t2\n");
        assertThat(FolderCheck.of(folder)).isNotEmpty();
    }

    @Test
    void repeatsAreAveragedToo() {
        images.image(IMAGE, ImageFolder.GRID, 1.5);
        float[] first = images.image("repeats/sub-01/river/1.nii.gz", ImageFolder.GRID, 1.5);
        images.image("repeats/sub-01/river/2.nii.gz", ImageFolder.GRID, 1.5);

        assertThat(open("labels: atlas.nii, regions: ['2']")
                        .repeats("sub-01", "river")
                        .get(0)
                        .values())
                .startsWith(first[11], first[23]);
    }
}
