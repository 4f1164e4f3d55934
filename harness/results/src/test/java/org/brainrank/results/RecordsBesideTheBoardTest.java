package org.brainrank.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.results.Leaderboard.Row.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsBesideTheBoardTest {
    @TempDir
    Path folder;

    private RunFolder run;

    @BeforeEach
    void create() throws IOException {
        run = RunFolder.create(folder);
    }

    @Test
    void runsMadeBeforeHaveNone() throws IOException {
        assertThat(run.ranks()).isEmpty();
        assertThat(run.diagnostics()).isEmpty();
        assertThat(run.maps()).isEmpty();
        assertThat(run.story()).isEmpty();
    }

    @Test
    void ranksComeBackAsTheyWereWritten() throws IOException {
        run.write(new Ranks(
                RunFolder.SCHEMA_VERSION,
                "run",
                false,
                List.of(),
                2000,
                3,
                List.of(new Ranks.Group(
                        Level.METHOD,
                        "all",
                        "all",
                        Cell.FULL,
                        List.of(new Ranks.Line("chosen", "attention", Cell.Role.METHOD, 1, new double[] {1})))),
                List.of(new Ranks.LeftOut(Level.LAYER, "LIFG", "gpt2", Cell.FULL, 312))));
        Ranks back = run.ranks().orElseThrow();
        assertThat(back.groups().get(0).rows().get(0).probabilities()).containsExactly(1);
        assertThat(back.leftOut()).containsExactly(new Ranks.LeftOut(Level.LAYER, "LIFG", "gpt2", Cell.FULL, 312));
    }

    @Test
    void diagnosticsComeBackAsTheyWereWritten() throws IOException {
        Diagnostics.ByFold fold = new Diagnostics.ByFold(new double[] {0.1}, new double[] {Double.NaN}, List.of(1));
        run.write(new Diagnostics(
                RunFolder.SCHEMA_VERSION,
                "run",
                false,
                List.of(),
                new double[] {0.1, 1},
                List.of(40),
                List.of(new Diagnostics.Space(
                        "gpt2",
                        3,
                        "attention",
                        Cell.Role.METHOD,
                        Cell.FULL,
                        List.of(2, 4),
                        List.of(0, 6),
                        0,
                        fold,
                        fold))));
        Diagnostics.Space back = run.diagnostics().orElseThrow().spaces().get(0);
        assertThat(back.joint()).containsExactly(2, 4);
        assertThat(back.unique().deviations()).containsExactly(Double.NaN);
    }

    @Test
    void mapsComeBackAsTheyWereWritten() throws IOException {
        Maps.Target target = new Maps.Target("ATL", "LATL", -49, 11, Double.NaN);
        run.write(new Maps(
                RunFolder.SCHEMA_VERSION,
                "run",
                false,
                List.of(),
                Maps.Geometry.NONE,
                List.of(target),
                List.of(new Maps.Row(
                        Level.METHOD, "all", "attention", Cell.Role.METHOD, new double[] {0.01}, new double[] {
                            Double.NaN
                        }))));
        Maps back = run.maps().orElseThrow();
        assertThat(back.targets()).containsExactly(target);
        assertThat(back.rows().get(0).r()).containsExactly(Double.NaN);
        assertThat(back.geometry()).isEqualTo(Maps.Geometry.NONE);
    }

    @Test
    void storiesComeBackAsTheyWereWritten() throws IOException {
        run.write(new StoryView(
                RunFolder.SCHEMA_VERSION,
                "run",
                false,
                List.of(),
                10,
                2,
                "predicted",
                "none",
                List.of(new StoryView.Passage(
                        "alice",
                        100,
                        List.of(new StoryView.Heard("rabbit", 12.5, 12.9)),
                        List.of(new StoryView.Targets("gpt2", List.of(" hole"), new double[] {-1.5})),
                        List.of(new StoryView.Scores("gpt2", "attention", 3, 0.5, List.of(new double[] {0.25, 0.75}))),
                        2,
                        new double[] {12},
                        List.of(new StoryView.Region(
                                "LATL",
                                1,
                                new double[] {0.5},
                                new double[] {1},
                                new double[0],
                                List.of(new StoryView.Prediction(
                                        Level.METHOD, "all", "attention", new double[] {0.1})))))),
                List.of(new StoryView.LeftOut("gpt2", "activations", "vectors have no score a word"))));
        StoryView.Passage back = run.story().orElseThrow().passages().get(0);
        assertThat(back.explanations().get(0).scores().get(0)).containsExactly(0.25, 0.75);
        assertThat(back.regions().get(0).predictions().get(0).predicted()).containsExactly(0.1);
        assertThat(Files.readString(folder.resolve("story.json")))
                .contains("\"repetition-time-s\":2.0", "\"scan-times-s\":[12.0]", "\"onset-s\":12.5");
    }
}
