package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.features.Explanation;
import org.brainrank.features.WordTokens;
import org.brainrank.results.Cell;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Maps;
import org.brainrank.results.Ranks;
import org.brainrank.results.RunFolder;
import org.brainrank.results.StoryView;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.statistics.Pearson;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside the leaderboard agrees with the cells, with the leaderboard, and with what a method says of a window. */
class RecordsOfRunTest {
    private static final FakeDataset DATA = Planted.dataset();
    private static final FakeMethod NORM = FakeMethod.gradientNorm("norm");
    private static final String[] SETTINGS = {
        "layers=[0, 1, 3]", "methods=[norm, state]", "controls=[rate, noise, permuted, redrawn]"
    };

    @TempDir
    static Path shared;

    private static RunFolder run;
    private static Leaderboard board;

    @BeforeAll
    static void run() throws IOException {
        run = run("one", 1, OptionalInt.empty(), SETTINGS);
        board = run.leaderboard();
    }

    private static RunFolder run(String name, int threads, OptionalInt limit, String... settings) throws IOException {
        RunFolder folder = RunFolder.create(shared.resolve(name));
        RunOptions options = new RunOptions(shared.resolve("home"), Optional.empty(), limit, threads);
        FakeComponents components = new FakeComponents(
                new FakeModelPlugin(),
                DATA,
                List.of(NORM, FakeMethod.activations("state")),
                List.of(
                        new FakeControls.Rate(),
                        new FakeControls.Noise(),
                        new FakeControls.Permuted(),
                        new FakeControls.Redrawn()));
        try (Preparation preparation = Preparation.of(Toy.experiment(settings), components, options)) {
            Run.execute(preparation, RunTest.CONTEXT, folder, QuietProgress.INSTANCE);
        }
        return folder;
    }

    private static List<Row> rows(Level level, String roi, String model, String capacity) {
        return board.rows().stream()
                .filter(row -> row.level() == level
                        && row.roi().equals(roi)
                        && row.model().equals(model)
                        && row.capacity().equals(capacity)
                        && row.role() != Cell.Role.FLOOR)
                .toList();
    }

    @Test
    void everyGroupOfTheLeaderboardHasItsRanksInTheOrderOfItsRows() throws IOException {
        Ranks ranks = run.ranks().orElseThrow();

        assertThat(ranks.leftOut()).isEmpty();
        assertThat(ranks.resamples()).isEqualTo(500);
        assertThat(ranks.subjects()).isEqualTo(8);
        int lines = 0;
        for (Ranks.Group group : ranks.groups()) {
            List<Row> rows = rows(group.level(), group.roi(), group.model(), group.capacity());
            assertThat(group.rows())
                    .extracting(Ranks.Line::variant)
                    .containsExactlyElementsOf(rows.stream().map(Row::variant).toList());
            double[] ofRank = new double[rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                double[] p = group.rows().get(i).probabilities();
                lines++;
                assertThat(group.rows().get(i).layer()).isEqualTo(rows.get(i).layer());
                assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-9));
                assertThat(p[0]).isCloseTo(rows.get(i).best(), within(1e-9));
                assertThat(group.rows().get(i).expected())
                        .isBetween(rows.get(i).rankLow() - 1.0, rows.get(i).rankHigh() + 1.0);
                for (int rank = 0; rank < p.length; rank++) {
                    ofRank[rank] += p[rank];
                }
            }
            assertThat(ofRank).containsExactly(ones(rows.size()), within(1e-9));
        }
        assertThat(lines).isEqualTo((int)
                board.rows().stream().filter(row -> row.rank() > 0).count());
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void diagnosticsCountEveryPenaltyAndAgreeWithTheCells() throws IOException {
        Diagnostics diagnostics = run.diagnostics().orElseThrow();
        List<Cell> cells = run.cells();

        assertThat(diagnostics.alphas()).hasSize(6).startsWith(0.1).endsWith(1e4);
        assertThat(diagnostics.testScans().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(2 * 147);
        assertThat(diagnostics.spaces()).hasSize(cells.size() / 8);
        for (int i = 0; i < diagnostics.spaces().size(); i++) {
            Diagnostics.Space space = diagnostics.spaces().get(i);
            List<Cell> own = cells.subList(8 * i, 8 * i + 8);
            assertThat(own.get(0).variant()).isEqualTo(space.variant());
            assertThat(space.joint().stream().mapToInt(Integer::intValue).sum() + space.unscored())
                    .isEqualTo(8 * 4 * 3);
            assertThat(space.alone().stream().mapToInt(Integer::intValue).sum() + space.unscored())
                    .isEqualTo(8 * 4 * 3);
            double lowest = own.stream()
                    .mapToDouble(cell -> (2 * cell.rois().get("A").alphaLowest()
                                    + cell.rois().get("B").alphaLowest())
                            * 4)
                    .sum();
            assertThat((double) space.joint().get(0)).isCloseTo(lowest, within(1e-9));
            double unique = own.stream()
                            .mapToDouble(cell -> (2 * cell.rois().get("A").unique()[1]
                                            + cell.rois().get("B").unique()[1])
                                    / 3)
                            .sum()
                    / 8;
            assertThat(space.unique().means()[1]).isCloseTo(unique, within(1e-12));
            assertThat(space.unique().deviations()[1]).isNotNegative();
        }
    }

    @Test
    void aMapsMeanOverTargetsIsTheRowsOwn() throws IOException {
        Maps maps = run.maps().orElseThrow();

        assertThat(maps.targets()).extracting(Maps.Target::label).containsExactly("a1", "a2", "b1");
        assertThat(maps.geometry()).isEqualTo(Maps.Geometry.NONE);
        assertThat(maps.rows())
                .extracting(row -> row.level() + " " + row.variant())
                .containsExactlyInAnyOrder(
                        "METHOD norm", "METHOD state", "METHOD noise", "METHOD rate", "MODEL norm", "MODEL state");
        for (Maps.Row map : maps.rows()) {
            Row row = board.rows().stream()
                    .filter(candidate -> candidate.level() == map.level()
                            && candidate.roi().equals("all")
                            && candidate.capacity().equals("full")
                            && candidate.variant().equals(map.variant()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Arrays.stream(map.unique()).average().orElseThrow())
                    .as("unique variance of %s", map.variant())
                    .isCloseTo(row.unique().mean(), within(1e-4));
            assertThat(Arrays.stream(map.r()).average().orElseThrow())
                    .as("r of %s", map.variant())
                    .isCloseTo(row.r().mean(), within(1e-4));
        }
    }

    @Test
    void aPassageIsTheMiddleOfItsStory() throws IOException {
        StoryView view = run.story().orElseThrow();

        assertThat(view.passages()).extracting(StoryView.Passage::story).containsExactly("one", "two");
        StoryView.Passage passage = view.passages().get(0);
        List<Word> told = DATA.stories().get(0).words();
        assertThat(passage.words()).hasSize(120);
        for (int i = 0; i < 120; i++) {
            Word word = told.get(passage.firstWord() + i);
            assertThat(passage.words().get(i)).isEqualTo(new StoryView.Heard(word.text(), word.onset(), word.offset()));
        }
        double[] times = passage.scanTimesS();
        assertThat(times[0])
                .isBetween(
                        passage.words().get(0).onsetS() - 1,
                        passage.words().get(0).onsetS());
        assertThat(times[times.length - 1])
                .isBetween(
                        passage.words().get(119).offsetS() + 1,
                        passage.words().get(119).offsetS() + 2);
        for (int i = 1; i < times.length; i++) {
            assertThat(times[i] - times[i - 1]).isEqualTo(passage.repetitionTimeS());
        }
    }

    @Test
    void scoresAndTokensAreThoseOfOneWindowByItself() throws IOException {
        StoryView.Passage passage = run.story().orElseThrow().passages().get(1);
        StoryView.Scores own = passage.explanations().get(0);
        Row row = rows(Level.MODEL, "all", "fake", "full").stream()
                .filter(candidate -> candidate.variant().equals("norm"))
                .findFirst()
                .orElseThrow();
        int most =
                row.layers().values().stream().mapToInt(Integer::intValue).max().orElseThrow();

        assertThat(passage.explanations()).hasSize(1); // a vector has no score a word
        assertThat(row.layers().get(own.layer())).isEqualTo(most);
        assertThat(own.share()).isCloseTo(most / 32.0, within(1e-4));
        assertThat(own.scores()).hasSize(120);
        try (LanguageModel model = FakeModel.create(1)) {
            for (int word : new int[] {0, 1, 50, 119}) {
                Explanation alone = explained(model, passage.firstWord() + word, own.layer());
                float[] words = alone.layers().get(0).wordScores();
                double[] last = new double[3];
                Arrays.setAll(last, i -> words[words.length - 3 + i]);
                assertThat(own.scores().get(word)).containsExactly(last, within(1e-3));
                assertThat(passage.targets().get(0).tokens().get(word))
                        .isEqualTo(model.tokenizer()
                                .orElseThrow()
                                .text(alone.prediction().target()));
                assertThat(passage.targets().get(0).logProbabilities()[word])
                        .isCloseTo(alone.prediction().logProbability(), within(1e-3));
            }
        }
    }

    private static Explanation explained(LanguageModel model, int last, int layer) {
        Story story = DATA.stories().get(1);
        List<String> words = new ArrayList<>();
        for (int word = last - 4; word <= last; word++) {
            words.add(story.words().get(word).text());
        }
        WordTokens text = WordTokens.of(words, model.tokenizer().orElseThrow());
        TokenWindow window =
                TokenWindow.predicted(text.tokens().stream().mapToInt(Token::id).toArray());
        return Explanation.of(model, NORM, new TreeSet<>(List.of(layer)), Output.LOGIT, window, Optional.of(text));
    }

    @Test
    void whatIsPredictedGoesWithWhatIsMeasuredWhereItIsPlanted() throws IOException {
        for (StoryView.Passage passage : run.story().orElseThrow().passages()) {
            StoryView.Region planted = passage.regions().get(0);
            double[] norm = planted.predictions().stream()
                    .filter(prediction -> prediction.variant().equals("norm") && prediction.level() == Level.METHOD)
                    .findFirst()
                    .orElseThrow()
                    .predicted();

            assertThat(planted.roi()).isEqualTo("A");
            assertThat(planted.targets()).isEqualTo(2);
            assertThat(planted.predictions())
                    .extracting(prediction -> prediction.level() + " " + prediction.variant())
                    .containsExactlyInAnyOrder("METHOD norm", "METHOD state", "MODEL norm", "MODEL state");
            assertThat(norm).hasSameSizeAs(passage.scanTimesS());
            assertThat(planted.measured()).hasSameSizeAs(norm);
            assertThat(planted.deviations()).hasSameSizeAs(norm);
            double together = Pearson.correlation(norm, planted.measured());
            assertThat(together).isGreaterThan(0.8);
            assertThat(together).isGreaterThan(Pearson.correlation(planted.controls(), planted.measured()) + 0.2);
        }
    }

    @Test
    void saysWhyAMethodHasNoScores() throws IOException {
        assertThat(run.story().orElseThrow().leftOut()).singleElement().satisfies(left -> {
            assertThat(left.variant()).isEqualTo("state");
            assertThat(left.why()).startsWith("a vector of");
        });
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        RunFolder one = run("threads-1", 1, OptionalInt.of(150), SETTINGS);
        RunFolder three = run("threads-3", 3, OptionalInt.of(150), SETTINGS);
        for (String file :
                List.of("ranks.json", "diagnostics.json", "maps.json", "story.json", "targets/targets.tsv")) {
            assertThat(three.path().resolve(file))
                    .hasSameTextualContentAs(one.path().resolve(file));
        }
    }

    @Test
    void whoAsksForNoPassageGetsNone() throws IOException {
        RunFolder none = run(
                "no-passage",
                1,
                OptionalInt.of(60),
                "methods=[norm]",
                "controls=[rate]",
                "report.passages=0",
                "statistics.time-null=none");

        assertThat(none.story()).isEmpty();
        assertThat(none.diagnostics()).isPresent();
        assertThat(Files.readString(none.path().resolve("targets/targets.tsv")))
                .startsWith("index\tlabel\troi\tx\ty\tz\tspace\n0\ta1\tA\tn/a\tn/a\tn/a\tn/a\n");
    }

    @Test
    void passagesDoNotOverlapAndNeedNoNull() throws IOException {
        RunFolder several = run(
                "several",
                1,
                OptionalInt.of(100),
                "methods=[norm]",
                "controls=[]",
                "report.passages=3",
                "report.passage-words=25",
                "statistics.time-null=none");
        List<StoryView.Passage> passages = several.story().orElseThrow().passages();

        assertThat(passages).hasSize(6).allMatch(passage -> passage.words().size() == 25);
        for (int i = 1; i < 3; i++) {
            assertThat(passages.get(i).firstWord())
                    .isGreaterThanOrEqualTo(passages.get(i - 1).firstWord() + 25);
        }
        assertThat(passages.get(0).regions().get(0).controls()).isEmpty();
        assertThat(passages.get(0).regions().get(0).predictions().get(0).predicted())
                .hasSameSizeAs(passages.get(0).scanTimesS());
    }
}
