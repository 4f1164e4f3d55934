package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFrequencyTest extends ControlContract {
    private static final Story STORY = new Story(
            "s",
            List.of(
                    new Word("Don’t", 0, 1),
                    new Word("go", 1, 2),
                    new Word("don't", 2.5, 3), // after a pause
                    new Word("42!", 3, 3.25)));

    @Override
    protected Control control() {
        return new LogFrequency();
    }

    @Test
    void countsSpellingsOfOneWordTogether() {
        List<float[]> rows = new LogFrequency().features(STORY, 10, 1);
        // Four words of three types: don't twice, go, 42.
        assertThat(rows.get(0)[0]).isEqualTo((float) Math.log10(1e6 * 3 / 7));
        assertThat(rows.get(2)).isEqualTo(rows.get(0));
        assertThat(rows.get(1)[0]).isEqualTo((float) Math.log10(1e6 * 2 / 7));
    }

    @Test
    void readsATable(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("counts.tsv"), "Go\t98\tmore\nthe\t900\n");
        Control control = new LogFrequency().with(new LogFrequency().card().resolve(Map.of("table", table.toString())));
        assertThat(control.variant()).isEqualTo("log-frequency{table=" + table + "}");
        List<float[]> rows = ((LogFrequency) control).features(STORY, 10, 1);
        assertThat(rows.get(1)[0]).isEqualTo((float) Math.log10(1e6 * 99 / 1000));
        assertThat(rows.get(0)[0]).isEqualTo((float) Math.log10(1e6 / 1000));
    }

    @Test
    void refusesABrokenTableWithItsLine(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("counts.tsv"), "go\t98\nthe nine hundred\n");
        LogFrequency plain = new LogFrequency();
        assertThatThrownBy(() -> plain.with(plain.card().resolve(Map.of("table", table.toString()))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("counts.tsv, line 2")
                .hasMessageContaining("a word, a tab and a whole count");
        assertThatThrownBy(() -> plain.with(plain.card().resolve(Map.of("table", folder + "/none"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot be read");
    }
}
