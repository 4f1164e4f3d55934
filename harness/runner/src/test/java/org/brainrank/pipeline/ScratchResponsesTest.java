package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchResponsesTest {
    private static final int SCANS = 7;
    private static final int TARGETS = 2 * ScratchResponses.BLOCK + 19;

    @TempDir
    private Path folder;

    private final Matrix values = values();

    private static Matrix values() {
        Random random = new Random(4);
        Matrix values = Matrix.zeros(SCANS, TARGETS);
        for (int i = 0; i < values.values().length; i++) {
            values.values()[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private ScratchResponses kept(int width) {
        ScratchResponses kept = ScratchResponses.in(folder, SCANS, TARGETS);
        for (int from = 0; from < TARGETS; from += width) {
            kept.write(from, values.columns(from, Math.min(TARGETS, from + width)));
        }
        return kept;
    }

    @Test
    void givesBackWhatWasWritten() {
        for (int width : new int[] {ScratchResponses.BLOCK, 2 * ScratchResponses.BLOCK, 3 * ScratchResponses.BLOCK}) {
            assertThat(kept(width).all().values()).containsExactly(values.values());
        }
    }

    @Test
    void givesSomeTargetsOfSeveralBlocks() {
        int[] some = {0, 3, 255, 256, 300, 511, 512, TARGETS - 1};
        ScratchResponses kept = kept(ScratchResponses.BLOCK);

        assertThat(kept.read(some).values())
                .containsExactly(values.columns(some).values());
        assertThat(kept.read(250, 530).values())
                .containsExactly(values.columns(250, 530).values());
        assertThat(kept.only(some).all().values())
                .containsExactly(values.columns(some).values());
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        kept(ScratchResponses.BLOCK);

        try (var files = Files.list(folder)) {
            assertThat(files).as("on systems that unlink open files").isEmpty();
        }
    }

    @Test
    void partsOfBlocksAreNotWritten() {
        ScratchResponses kept = ScratchResponses.in(folder, SCANS, TARGETS);

        assertThatThrownBy(() -> kept.write(0, values.columns(0, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole");
    }

    @Test
    void aFolderThatCannotBeIsRefusedWithWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ScratchResponses.in(file, SCANS, TARGETS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("too many to keep in memory")
                .hasMessageContaining("BRAINRANK_HOME");
    }

    @Test
    void subjectsStandSideBySideWhereverTheyLie() {
        KeptResponses memory = KeptResponses.of(values);
        SubjectResponses both = new SubjectResponses(java.util.List.of(kept(ScratchResponses.BLOCK), memory), 100, 400);

        Matrix chunk = both.read(new int[] {5, 299, 300, 599});

        assertThat(both.targets()).isEqualTo(600);
        assertThat(chunk.values())
                .containsExactly(values.columns(new int[] {105, 399, 100, 399}).values());
    }
}
