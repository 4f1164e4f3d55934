package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCheckTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingInTheExample() {
        assertThat(FolderCheck.of(Example.copyTo(folder).folder())).isEmpty();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Example example = Example.copyTo(folder);
        example.replace("dataset.yaml", "version: 1", "verison: 1");
        example.replace("stories/river/words.tsv", "river\t5.1\t5.6", "river\t5.6\t5.1");
        example.replace("stories/garden/words.tsv", "word\tonset\toffset", "word\tstart\tend");
        example.replace("responses/sub-02/garden.tsv", "0.25", "much");
        example.write("responses/sub-01/forest.tsv", "1\t2\t3\n");

        List<String> problems = FolderCheck.of(folder);

        assertThat(problems)
                .anySatisfy(one -> assertThat(one).contains("dataset.yaml, line 3: unknown key 'verison'"))
                .anySatisfy(one -> assertThat(one).contains("garden", "words.tsv, line 1: header"))
                .anySatisfy(one -> assertThat(one).contains("river", "words.tsv, line 3: 'river' ends at 5.1 s"))
                .anySatisfy(one -> assertThat(one).contains("sub-02", "garden.tsv", "'much'"))
                .anySatisfy(one -> assertThat(one).contains("no story is called 'forest'"))
                .hasSize(5);
    }

    @Test
    void saysEveryRowThatIsWrong() {
        Example example = Example.copyTo(folder);
        example.write("stories/river/words.tsv", "word\tonset\toffset\nA\t5\t4\nbig one\t6\t7\nfish\tsoon\t9\n");

        assertThat(FolderCheck.of(folder))
                .hasSize(4)
                .anySatisfy(one -> assertThat(one).contains("line 2"))
                .anySatisfy(one -> assertThat(one).contains("line 3"))
                .anySatisfy(one -> assertThat(one).contains("line 4"))
                .anySatisfy(one -> assertThat(one).contains("no word that is right"));
    }

    @Test
    void aFolderThatIsNotThereIsOneProblem() {
        assertThat(FolderCheck.of(folder.resolve("none")))
                .singleElement()
                .asString()
                .contains("no such folder");
    }
}
