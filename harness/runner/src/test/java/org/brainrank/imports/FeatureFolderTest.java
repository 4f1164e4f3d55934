package org.brainrank.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFolderTest {
    private static final List<Story> HEARD =
            List.of(new Story("s", List.of(new Word("once", 0, 1), new Word("upon", 1, 2))));
    private static final ImportedSpace SPACE = new ImportedSpace(
            "gpt2", 3, "captum-ig{steps=50}", Map.of("s", List.of(new float[] {1, 2, 3}, new float[] {4, 5, 6})));

    @TempDir
    private Path folder;

    private void write(ImportedSpace space) {
        FeatureFolder created = FeatureFolder.create(folder, WordTable.of(HEARD));
        created.add(space);
        assertThat(created.finish()).isEqualTo(1);
    }

    @Test
    void readsWhatItWrote() {
        write(SPACE);
        List<ImportedSpace> read = FeatureFolder.read(folder, HEARD);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).variant()).isEqualTo("captum-ig{steps=50}");
        assertThat(read.get(0).layer()).isEqualTo(3);
        assertThat(read.get(0).features()).isEqualTo(3);
        assertThat(read.get(0).stories().get("s")).containsExactly(new float[] {1, 2, 3}, new float[] {4, 5, 6});
    }

    @Test
    void refusesOtherWords() {
        write(SPACE);
        List<Story> others = List.of(new Story("s", List.of(new Word("once", 0, 1), new Word("more", 1, 2))));
        assertThatThrownBy(() -> FeatureFolder.read(folder, others))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("story 's', word 2: the scores' is 'upon', the dataset's 'more'");
        List<Story> longer =
                List.of(new Story("s", List.of(new Word("once", 0, 1), new Word("upon", 1, 2), new Word("a", 2, 3))));
        assertThatThrownBy(() -> FeatureFolder.read(folder, longer))
                .hasMessageContaining("word 3: the scores' is missing, the dataset's 'a'");
    }

    @Test
    void refusesATamperedIndex() throws IOException {
        write(SPACE);
        Path index = folder.resolve("index.tsv");
        Files.writeString(index, Files.readString(index).replace("0000.npy", "../../secret.npy"));
        assertThatThrownBy(() -> FeatureFolder.read(folder, HEARD))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("index.tsv, line 2");
    }

    @Test
    void refusesAMissingArray() throws IOException {
        write(SPACE);
        Files.delete(folder.resolve("0000.npy"));
        assertThatThrownBy(() -> FeatureFolder.read(folder, HEARD)).hasMessageContaining("0000.npy: cannot be read");
    }
}
