package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.brainrank.config.ConfigException;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Progress;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Sha256;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.testkit.FakeModelPlugin;
import org.brainrank.testkit.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on planted data, with a model, methods, controls and listeners in memory. */
class RunTest {
    private static final Progress SILENT = QuietProgress.INSTANCE;
    private static final List<? extends Control> CONTROLS = List.of(
            new FakeControls.Rate(), new FakeControls.Noise(), new FakeControls.Permuted(), new FakeControls.Redrawn());
    static final RunContext CONTEXT =
            new RunContext("version: 1\n", List.of(new Manifest.Plugin("p", "1", "aa")), "no engine");
    private static final FakeDataset DATA = Planted.dataset();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static RunResult planted;
    private static RunFolder plantedFolder;

    @BeforeAll
    static void runOnPlantedData() throws IOException {
        plantedFolder = RunFolder.create(shared.resolve("planted"));
        planted = run(
                plantedFolder,
                DATA,
                2,
                OptionalInt.empty(),
                List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"), FakeMethod.chaos("chaos")),
                "layers=[0, 1, 3]",
                "methods=[norm, state, chaos]",
                "controls=[rate, noise, permuted, redrawn]");
    }

    private static RunResult run(
            RunFolder folder,
            FakeDataset data,
            int threads,
            OptionalInt limit,
            List<FakeMethod> methods,
            String... settings) {
        RunOptions options = new RunOptions(shared.resolve("home"), Optional.empty(), limit, threads);
        FakeComponents components = new FakeComponents(new FakeModelPlugin(), data, methods, CONTROLS);
        try (Preparation preparation = Preparation.of(Toy.experiment(settings), components, options)) {
            return Run.execute(preparation, CONTEXT, folder, SILENT);
        }
    }

    private static List<Row> rows(Leaderboard board, Level level, String roi) {
        return board.rows().stream()
                .filter(row -> row.level() == level && row.roi().equals(roi))
                .toList();
    }

    private static Row row(Leaderboard board, String roi, String variant) {
        return rows(board, Level.METHOD, roi).stream()
                .filter(row -> row.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + variant));
    }

    private static Map<String, List<Cell>> byVariant(List<Cell> cells) {
        return cells.stream().collect(Collectors.groupingBy(Cell::variant));
    }

    @Test
    void findsThePlantedMethodAtThePlantedLayer() {
        Row first = rows(planted.leaderboard(), Level.METHOD, "A").get(0);

        assertThat(planted.failures()).isEmpty();
        assertThat(first.variant()).isEqualTo("norm");
        assertThat(first.rank()).isEqualTo(1);
        assertThat(first.tier()).isEqualTo(1);
        assertThat(first.beatsControls()).as("%s", first).isTrue();
        assertThat(first.over()).containsOnlyKeys("permuted", "redrawn", "noise");
        assertThat(first.unique().mean()).isGreaterThan(0.2);
        int all = first.layers().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).isEqualTo(8 * 4);
        assertThat(first.layers().get(1)).isGreaterThan(all * 3 / 4);
        assertThat(rows(planted.leaderboard(), Level.LAYER, "A").get(0))
                .matches(row -> row.variant().equals("norm") && row.layer().equals("1"));
    }

    @Test
    void nothingBeatsTheControlsInNoise() {
        for (Level level : Level.values()) {
            assertThat(rows(planted.leaderboard(), level, "B")).noneMatch(Row::beatsControls);
        }
        assertThat(row(planted.leaderboard(), "B", "norm").unique().mean()).isLessThan(0.05);
    }

    @Test
    void whatFollowsNothingBeatsNobody() {
        assertThat(row(planted.leaderboard(), "A", "chaos").beatsControls()).isFalse();
        assertThat(row(planted.leaderboard(), "A", "noise").unique().mean()).isLessThan(0.05);
    }

    @Test
    void theCeilingIsHighWhereListenersShareASignal() {
        Map<String, Leaderboard.Estimate> ceilings = planted.leaderboard().ceilings();

        assertThat(ceilings).containsOnlyKeys("all", "A", "B");
        assertThat(ceilings.get("A").mean()).isGreaterThan(0.6);
        assertThat(ceilings.get("B").mean()).isBetween(-0.15, 0.15);
    }

    @Test
    void chanceReachesTheCeilingOnlyWhereListenersShareNothing() {
        Map<String, Leaderboard.Estimate> floors = planted.leaderboard().floors();

        assertThat(planted.leaderboard().ceiling()).isEqualTo("leave-one-out-isc");
        assertThat(floors).containsOnlyKeys("all", "A", "B");
        assertThat(floors.get("A").high()).isBetween(0.0, 0.3);
        assertThat(planted.manifest().notes())
                .anyMatch(note -> note.startsWith("the ceiling of B is no higher than what chance gives"))
                .noneMatch(note -> note.startsWith("the ceiling of A"));
    }

    @Test
    void splitHalvesGiveTheCeilingThatTheDesignHas() throws IOException {
        RunResult result = run(
                RunFolder.create(folder.resolve("halves")),
                DATA,
                1,
                OptionalInt.empty(),
                List.of(FakeMethod.gradientNorm("norm")),
                "controls=[rate, noise]",
                "statistics.ceiling=split-half");
        Map<String, Leaderboard.Estimate> ceilings = result.leaderboard().ceilings();

        assertThat(result.leaderboard().ceiling()).isEqualTo("split-half");
        double others = planted.leaderboard().ceilings().get("A").mean();
        assertThat(ceilings.get("A").mean()).isBetween(others - 0.02, others + 0.1);
        assertThat(ceilings.get("B").mean()).isBetween(-0.35, 0.35);
    }

    @Test
    void aCeilingFromRepeatsNeedsRepeats() {
        assertThatThrownBy(() -> run(
                        RunFolder.create(folder.resolve("repeats")),
                        DATA,
                        1,
                        OptionalInt.empty(),
                        List.of(FakeMethod.gradientNorm("norm")),
                        "statistics.ceiling=repeats"))
                .hasMessageContaining("statistics.ceiling")
                .hasMessageContaining("dataset 'fake' has none; write leave-one-out-isc, split-half or none");
    }

    @Test
    void everyCellCanBeReadAgain() throws IOException {
        Map<String, List<Cell>> cells = byVariant(plantedFolder.cells());

        assertThat(cells)
                .containsOnlyKeys(
                        "rate",
                        "noise",
                        "norm",
                        "permuted:norm",
                        "redrawn:norm",
                        "state",
                        "permuted:state",
                        "redrawn:state",
                        "chaos",
                        "permuted:chaos",
                        "redrawn:chaos");
        assertThat(cells.get("rate")).hasSize(8).allMatch(cell -> cell.role() == Cell.Role.FLOOR);
        assertThat(cells.get("norm")).hasSize(3 * 8).allMatch(cell -> cell.role() == Cell.Role.METHOD);
        assertThat(cells.get("redrawn:norm")).hasSize(3 * 8).allMatch(cell -> cell.role() == Cell.Role.CONTROL);
        assertThat(cells.get("state")).allMatch(cell -> cell.features() == 8);
        assertThat(cells.get("norm").get(0).rois().get("A").inner()).hasSize(4);
    }

    @Test
    void theLeaderboardAndTheManifestCanBeReadAgain() throws IOException {
        assertThat(plantedFolder.leaderboard().rows())
                .extracting(Row::variant)
                .containsExactlyElementsOf(
                        planted.leaderboard().rows().stream().map(Row::variant).toList());
        Manifest manifest = plantedFolder.manifest();
        assertThat(manifest.finished()).isNotEmpty();
        assertThat(manifest.limited()).isFalse();
        assertThat(manifest.configSha256()).isEqualTo(Sha256.of("version: 1\n"));
        assertThat(plantedFolder.path().resolve("config.resolved.yaml")).hasContent("version: 1\n");
        assertThat(manifest.plugins()).containsExactly(new Manifest.Plugin("p", "1", "aa"));
        assertThat(manifest.models()).extracting(Manifest.Model::id).containsExactly("fake");
        assertThat(manifest.dataset().scans()).containsExactly(147, 147);
        assertThat(manifest.dataset().words()).isEqualTo(600);
        assertThat(manifest.dataset().targets()).isEqualTo(Map.of("A", 2, "B", 1));
        assertThat(manifest.seeds())
                .containsKeys(
                        "bootstrap", "sign-flip", "control/noise/one", "control/permuted/two", "control/redrawn/fake");
        assertThat(planted.references()).contains("@misc{norm}", "@misc{state}", "@misc{fake-data}");
    }

    @Test
    void theNotesSayWhoWasLeftOutAndWhatToReadWithCare() throws IOException {
        Manifest manifest = plantedFolder.manifest();

        assertThat(manifest.dataset().exclusions()).containsEntry("s9", "slept in story 'two'");
        assertThat(manifest.notes())
                .contains("subject s9 is not used: slept in story 'two'")
                .noneMatch(note -> note.startsWith("LIMITED"))
                .noneMatch(note -> note.contains("gap-scans"));
    }

    @Test
    void scoresByTargetLieBesideTheCells() throws IOException {
        List<String> index = Files.readAllLines(plantedFolder.path().resolve("targets/index.tsv"));
        String line = index.stream()
                .filter(row -> row.endsWith("\tfake\t1\tnorm\tmethod\tfull"))
                .findFirst()
                .orElseThrow();
        double[] values = NpyFiles.read(
                        plantedFolder.path().resolve("targets").resolve(line.substring(0, line.indexOf('\t'))))
                .toDoubles();

        assertThat(index).hasSize(1 + 1 + 1 + 3 * 9);
        Cell cell = plantedFolder.cells().stream()
                .filter(other -> other.variant().equals("norm")
                        && other.layer() == 1
                        && other.subject().equals("s2"))
                .findFirst()
                .orElseThrow();
        double[] folds = cell.rois().get("B").r();
        assertThat(values).hasSize(8 * 3 * Scored.QUANTITIES.size());
        assertThat(values[(1 * 3 + 2) * Scored.QUANTITIES.size()])
                .isCloseTo((folds[0] + folds[1] + folds[2] + folds[3]) / 4, Offset.offset(1e-12));
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        List<FakeMethod> methods = List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"));
        String[] settings = {"layers=[1, 2]", "methods=[norm, state]", "controls=[rate, noise, permuted, redrawn]"};
        RunFolder one = RunFolder.create(folder.resolve("one"));
        RunFolder two = RunFolder.create(folder.resolve("two"));
        run(one, DATA, 1, OptionalInt.of(80), methods, settings);
        run(two, DATA, 2, OptionalInt.of(80), methods, settings);

        assertThat(withoutSeconds(Files.readString(two.path().resolve("leaderboard.json"))))
                .isEqualTo(withoutSeconds(Files.readString(one.path().resolve("leaderboard.json"))));
        assertThat(withoutSeconds(Files.readString(two.path().resolve("cells.jsonl"))))
                .isEqualTo(withoutSeconds(Files.readString(one.path().resolve("cells.jsonl"))));
        try (var files = Files.list(one.path().resolve("targets"))) {
            for (Path file : files.toList()) {
                assertThat(two.path().resolve("targets").resolve(file.getFileName()))
                        .hasSameBinaryContentAs(file);
            }
        }
    }

    private static String withoutSeconds(String json) {
        String without = json.replaceAll("\"seconds\"\\s*:\\s*[-+0-9.eE]+", "");
        assertThat(without).as("there were seconds to leave out").isNotEqualTo(json);
        return without;
    }

    @Test
    void aLimitIsStampedOnEverything() throws IOException {
        RunFolder limited = RunFolder.create(folder.resolve("limited"));
        RunResult result =
                run(limited, DATA, 1, OptionalInt.of(60), List.of(FakeMethod.gradientNorm("norm")), "controls=[rate]");

        assertThat(result.leaderboard().limited()).isTrue();
        assertThat(limited.manifest().limited()).isTrue();
        assertThat(limited.manifest().notes()).contains("LIMITED: the first 60 of 300 words of story 'two'");
    }

    @Test
    void aLeakIsRefusedBeforeAnythingIsComputedAndRunsOnlyByName() {
        assertThatThrownBy(() -> prepare(List.of(), "encoding.folds.scheme=shuffled"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("toy.yaml, key 'encoding.folds.scheme': leakage, shuffled-scans")
                .hasMessageContaining("--allow-leakage shuffled-scans");
        assertThatThrownBy(() -> prepare(List.of("all")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no leak 'all'");
        try (Preparation preparation = prepare(List.of("shuffled-scans"), "encoding.folds.scheme=shuffled")) {
            assertThat(preparation.leakage()).containsExactly("shuffled-scans");
            assertThat(preparation.notes()).anyMatch(note -> note.startsWith("LEAKAGE allowed, shuffled-scans"));
            assertThat(preparation.seeds().used()).containsKey("folds/shuffled");
        }
        try (Preparation preparation = prepare(List.of("short-gap"))) {
            assertThat(preparation.leakage()).isEmpty();
            assertThat(preparation.notes())
                    .contains("--allow-leakage short-gap was not needed: there is no such leak in this run");
        }
    }

    @Test
    void whatWasAllowedIsStampedOnTheRecords() throws IOException {
        RunFolder leaking = RunFolder.create(folder.resolve("leaking"));
        try (Preparation preparation = prepare(List.of("shuffled-scans"), "encoding.folds.scheme=shuffled")) {
            RunResult result = Run.execute(preparation, CONTEXT, leaking, SILENT);
            assertThat(result.leaderboard().leakage()).containsExactly("shuffled-scans");
        }
        assertThat(leaking.manifest().leakage()).containsExactly("shuffled-scans");
        assertThat(planted.leaderboard().leakage()).isEmpty();
    }

    private Preparation prepare(List<String> allowedLeakage, String... settings) {
        return Preparation.of(
                Toy.experiment(settings),
                new FakeComponents(new FakeModelPlugin(), DATA, List.of(FakeMethod.gradientNorm("norm")), CONTROLS),
                new RunOptions(
                        shared.resolve("home"), Optional.empty(), OptionalInt.empty(), 1, allowedLeakage, false));
    }

    @Test
    void aMethodThatThrowsFailsAloneAndSaysWhy() throws IOException {
        FakeMethod broken = FakeMethod.ofGradients("broken", (step, layer) -> {
            throw new IllegalStateException("no idea at layer " + layer);
        });
        RunFolder run = RunFolder.create(folder.resolve("broken"));
        RunResult result = run(
                run,
                DATA,
                2,
                OptionalInt.of(60),
                List.of(broken, FakeMethod.gradientNorm("norm"), FakeMethod.activations("state")),
                "methods=[broken, norm, state]",
                "controls=[rate, permuted, redrawn]");

        Map<String, List<Cell>> cells = byVariant(run.cells());
        assertThat(cells.get("broken"))
                .hasSize(2 * 8)
                .allMatch(cell -> cell.status() == Cell.Status.FAILED)
                .allMatch(cell -> cell.message().equals("no idea at layer " + cell.layer()));
        assertThat(cells.get("redrawn:broken")).allMatch(cell -> cell.status() == Cell.Status.FAILED);
        assertThat(cells.get("norm"))
                .as("it shares the pass of the broken one")
                .hasSize(2 * 8)
                .allMatch(cell -> cell.status() == Cell.Status.DONE);
        assertThat(cells.get("state")).allMatch(cell -> cell.status() == Cell.Status.DONE);
        assertThat(result.failures())
                .contains("broken, layer 1 of fake: no idea at layer 1", "broken, layer 2 of fake: no idea at layer 2")
                .hasSize(4);
        assertThat(rows(result.leaderboard(), Level.METHOD, "A"))
                .extracting(Row::variant)
                .contains("norm", "state", "permuted:norm")
                .doesNotContain("broken");
    }

    @Test
    void aFeatureThatIsNoNumberFailsItsCellsAndNamesStoryAndWord() throws IOException {
        FakeMethod hollow = FakeMethod.ofGradients("hollow", (step, layer) -> {
            float[] scores = new float[step.tokens()];
            scores[0] = layer == 2 ? Float.NaN : step.gradients(layer).get(0, 0);
            return scores;
        });
        RunFolder run = RunFolder.create(folder.resolve("hollow"));
        RunResult result =
                run(run, DATA, 1, OptionalInt.of(60), List.of(hollow), "methods=[hollow]", "controls=[rate]");

        assertThat(run.cells().stream().filter(cell -> cell.status() == Cell.Status.FAILED))
                .hasSize(8)
                .allMatch(cell -> cell.layer() == 2)
                .allMatch(cell -> cell.message().equals("feature 2 of word 1 of story 'one' is NaN"));
        assertThat(result.failures())
                .containsExactly("hollow, layer 2 of fake: feature 2 of word 1 of story 'one' is NaN");
        assertThat(rows(result.leaderboard(), Level.LAYER, "A"))
                .extracting(Row::layer)
                .contains("1")
                .doesNotContain("2");
    }

    @Test
    void thePlanCountsTheCellsThatTheRunMakes() throws IOException {
        for (String controls : List.of("[rate, noise, permuted, redrawn]", "[noise]", "[]")) {
            RunFolder run = RunFolder.create(folder.resolve("plan" + controls.length()));
            String[] settings = {"methods=[norm, state]", "controls=" + controls};
            List<FakeMethod> methods = List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"));
            run(run, DATA, 2, OptionalInt.of(60), methods, settings);
            RunOptions options = new RunOptions(shared.resolve("home"), Optional.empty(), OptionalInt.of(60), 1);
            FakeComponents components = new FakeComponents(new FakeModelPlugin(), DATA, methods, CONTROLS);
            try (Preparation preparation = Preparation.of(Toy.experiment(settings), components, options)) {
                Plan plan = Plan.of(preparation);

                assertThat(plan.cells())
                        .as("controls %s", controls)
                        .isEqualTo(run.cells().size());
                assertThat(plan.subjects()).isEqualTo(8);
                assertThat(plan.words()).isEqualTo(120);
                assertThat(plan.models().get(0).featureSpaces()).isEqualTo(4);
                assertThat(plan.models().get(0).passes())
                        .extracting(Plan.PassPlan::pass)
                        .containsExactly("gradient", "forward");

                Forecast forecast = Forecasting.of(preparation, List.of(), Pace.ofMachine(), 0);
                Forecast.OfModel model = forecast.models().get(0);
                int regressions = forecast.controls().count()
                        + model.regressing().count()
                        + (model.turns().size() - 1) * model.regressingSpoilt().count();
                assertThat(regressions * plan.subjects())
                        .as("each makes a cell a subject")
                        .isEqualTo(run.cells().size());
                assertThat(model.words()).isEqualTo(120);
                assertThat(model.passes())
                        .allSatisfy(pass -> assertThat(pass.seconds()).isPositive());
                assertThat(model.passes().get(0).backwards()).isEqualTo(model.windows());
                assertThat(model.passes().get(1).backwards()).isZero();
                assertThat(model.regressing().seconds()).isPositive();
                assertThat(forecast.notes()).isEmpty();
            }
        }
    }

    @Test
    void aRunWhereEverythingFailsEndsWithItsControls() throws IOException {
        FakeMethod broken = FakeMethod.ofGradients("broken", (step, layer) -> {
            throw new IllegalStateException();
        });
        RunResult result = run(
                RunFolder.create(folder.resolve("nothing")),
                DATA,
                1,
                OptionalInt.of(60),
                List.of(broken),
                "methods=[broken]",
                "controls=[rate, noise]");

        assertThat(result.failures()).hasSize(2).allMatch(line -> line.contains("IllegalStateException"));
        assertThat(rows(result.leaderboard(), Level.METHOD, "A"))
                .extracting(Row::variant)
                .containsExactly("noise", "rate");
    }

    @Test
    void oneListenerIsRankedWithoutCeilingAndIntervals() throws IOException {
        RunResult result = run(
                RunFolder.create(folder.resolve("alone")),
                DATA,
                1,
                OptionalInt.of(60),
                List.of(FakeMethod.gradientNorm("norm")),
                "dataset={id: fake, subjects: [s3]}",
                "controls=[rate, noise]");

        assertThat(result.leaderboard().ceilings()).isEmpty();
        assertThat(result.manifest().notes())
                .contains("no ceiling: a correlation between subjects needs two, there is one");
        assertThat(rows(result.leaderboard(), Level.METHOD, "A")).noneMatch(Row::beatsControls);
    }

    @Test
    void aTargetThatNeverVariesDoesNotStopTheRun() throws IOException {
        FakeDataset flat = DATA.measuring((subject, story) -> {
            Responses sound = DATA.responses(subject, story);
            float[] values = sound.values().clone();
            for (int scan = 0; scan < sound.scans(); scan++) {
                values[scan * 3] = subject.equals("s2") ? 4 : values[scan * 3];
                values[scan * 3 + 2] = story.equals("one") ? 5 : values[scan * 3 + 2];
            }
            return new Responses(values, sound.scans(), 3, 1, 0);
        });
        RunResult result = run(
                RunFolder.create(folder.resolve("flat")),
                flat,
                1,
                OptionalInt.of(60),
                List.of(FakeMethod.gradientNorm("norm")),
                "controls=[rate, noise]");

        assertThat(result.failures()).isEmpty();
        assertThat(row(result.leaderboard(), "A", "norm").unique().mean()).isFinite();
        assertThat(row(result.leaderboard(), "all", "norm").unique().mean()).isFinite();
        assertThat(result.leaderboard().ceilings().get("A").mean()).isFinite();
    }

    @Test
    void aMethodThatSpeaksOfNoChosenLayerIsRefused() {
        assertThatThrownBy(() -> run(
                        RunFolder.create(folder.resolve("mute")),
                        DATA,
                        1,
                        OptionalInt.empty(),
                        List.of(FakeMethod.gradientNorm("norm").at(layer -> layer == 0))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'norm' says nothing at any of the layers [1, 2] of 'fake'");
    }

    @Test
    void layersThatMakeNoSenseForAMethodAreNoted() throws IOException {
        RunResult result = run(
                RunFolder.create(folder.resolve("some")),
                DATA,
                1,
                OptionalInt.of(60),
                List.of(FakeMethod.gradientNorm("norm").at(layer -> layer == 2)),
                "controls=[rate]");

        assertThat(result.manifest().notes())
                .anyMatch(note -> note.startsWith("norm says nothing at layers [1] of fake"));
    }
}
