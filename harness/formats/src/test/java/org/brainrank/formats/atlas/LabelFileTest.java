package org.brainrank.formats.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Fixtures;
import org.brainrank.formats.Grid;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
    @TempDir
    private Path folder;

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void giftiBringsItsNames() {
        Path file = Fixtures.of("gifti").file("regions.label.gii");
        Labels labels = LabelFile.read(file);
        Parcellation atlas = Parcellation.of(labels);
        assertThat(atlas.places()).isEqualTo(labels.keys().length);
        assertThat(atlas.regions())
                .isNotEmpty()
                .allSatisfy(region ->
                        assertThat(region.name()).isEqualTo(labels.names().get(region.key())));
    }

    @Test
    void tablesOfOneColumnAreLabelsOfVertices() throws IOException {
        assertThat(LabelFile.read(text("a.csv", "3\n0\n12\n")).keys()).containsExactly(3, 0, 12);
        assertThatThrownBy(() -> LabelFile.read(text("b.csv", "3\n1.5\n")))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("b.csv", "line 2: '1.5'");
        assertThatThrownBy(() -> LabelFile.read(text("c.csv", "3,4\n"))).hasMessageContaining("line 1: '3,4'");
        assertThatThrownBy(() -> LabelFile.read(text("lh.annot", ""))).hasMessageContaining("mris_convert --annot");
    }

    @Test
    void mapsAreNoLabels() throws IOException {
        Path map = folder.resolve("map.func.gii");
        GiftiWriter.write(map, "", List.of("one"), new float[] {1, 2, 0.5f});
        assertThatThrownBy(() -> LabelFile.read(map)).hasMessageContaining("label of place 2 is 0.5");
        GiftiWriter.write(map, "", List.of("one", "two"), new float[] {1, 2, 3, 4});
        assertThatThrownBy(() -> LabelFile.read(map)).hasMessageContaining("2 volumes");
    }

    @Test
    void volumesBringTheirGridAndMoveToOthers() throws IOException {
        Path file = folder.resolve("atlas.nii.gz");
        Grid fine = new Grid(4, 2, 2, Affine.of(-1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 1, 0), "mm", "mni");
        float[] values = {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4};
        NiftiWriter.write(file, fine, 1, values, 0, "");
        Labels labels = LabelFile.read(file);
        assertThat(labels.grid()).map(Grid::voxels).hasValue(16);
        assertThat(labels.onto(fine)).isSameAs(labels);

        // Twice as coarse, x to the right, and one voxel beyond the edge: centres at x 0.4, 2.4, 4.4.
        Grid coarse = new Grid(3, 1, 2, Affine.of(2, 0, 0, 0.4, 0, 2, 0, 0, 0, 0, 1, 0), "mm", "mni");
        assertThat(labels.onto(coarse).keys()).containsExactly(2, 1, 0, 4, 3, 0);
        assertThat(labels.onto(coarse).grid()).hasValue(coarse);
        assertThatThrownBy(() -> new Labels(file, new int[] {1}, Map.of(), Optional.empty()).onto(coarse))
                .hasMessageContainingAll("labels of vertices", "labels of voxels");
    }

    @Test
    void namesComeFromATable() throws IOException {
        Labels labels = new Labels(Path.of("a.nii"), new int[] {5, 6, 0}, Map.of(5, "old"), Optional.empty());
        LabelNames names = LabelNames.read(text(
                "names.tsv",
                "roiNumber\themisphere\tlabel\troi\n5\tleft\tIFG \tlanguage\n6\tright\tIFG\t\n9\tright\tX\t\n"));
        assertThat(names.of(labels).regions())
                .extracting(Region::key, Region::name, Region::roi)
                .containsExactly(tuple(5, "left IFG", "language"), tuple(6, "right IFG", "right IFG"));
        assertThat(LabelNames.read(text("bids.tsv", "index\tname\n5\tA\n")).names())
                .containsExactly(Map.entry(5, "A"));
    }

    @Test
    void tablesOfNamesAreChecked() throws IOException {
        assertThatThrownBy(() -> LabelNames.read(text("a.tsv", "index\tname\n5\tA\n5\tB\n")))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.tsv", "line 3, column 'index': '5'", "each key once");
        assertThatThrownBy(() -> LabelNames.read(text("b.tsv", "index\tname\nx\tA\n")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> LabelNames.read(text("c.tsv", "index\tname\n1\t \n")))
                .hasMessageContaining("column 'name'");
        assertThatThrownBy(() -> LabelNames.read(text("d.tsv", "number\tname\n1\tA\n")))
                .hasMessageContaining("one of [index, key, roiNumber]");
        Labels labels = new Labels(Path.of("a.nii"), new int[] {5, 31}, Map.of(), Optional.empty());
        assertThatThrownBy(() ->
                        LabelNames.read(text("e.tsv", "index\tname\n5\tA\n")).of(labels))
                .hasMessageContainingAll("e.tsv", "no name for [31]", "another version");
    }
}
