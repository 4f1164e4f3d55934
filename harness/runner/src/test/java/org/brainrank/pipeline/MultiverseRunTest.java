package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.Experiment;
import org.brainrank.config.MultiverseSettings.Universe;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Multiverse;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MultiverseRunTest {
    private static final String[] SETTINGS = {
        "methods=[norm, chaos]", "layers=[1]", "controls=[rate, noise, permuted]", "statistics.ceiling=none"
    };
    private static final FakeComponents COMPONENTS = new FakeComponents(
            new FakeModelPlugin(),
            Planted.dataset(),
            List.of(FakeMethod.gradientNorm("norm"), FakeMethod.chaos("chaos")),
            List.of(new FakeControls.Rate(), new FakeControls.Noise(), new FakeControls.Permuted()));
    private static final RunOptions OPTIONS = new RunOptions(Path.of("."), Optional.empty(), OptionalInt.empty(), 2);

    private static Multiverse multiverse;

    @BeforeAll
    static void run() {
        multiverse = new MultiverseRun(universes(), false, COMPONENTS, OPTIONS).execute(QuietProgress.INSTANCE);
    }

    private static List<Universe> universes() {
        return List.of(
                new Universe(Map.of(), with()),
                new Universe(Map.of("normalise", "l2"), with("window.normalise=l2")),
                new Universe(Map.of("delays-scans", "[1]"), with("alignment.delays-scans=[1]")),
                new Universe(
                        Map.of("delays-scans", "[140]"),
                        with("alignment.delays-scans=[140]", "encoding.folds.count=60")),
                new Universe(Map.of("alphas", "fine"), with("encoding.alphas.count=11")));
    }

    private static Experiment with(String... more) {
        List<String> settings = new ArrayList<>(List.of(SETTINGS));
        settings.addAll(List.of(more));
        return Toy.experiment(settings.toArray(String[]::new));
    }

    @Test
    void theConfigsUniverseRanksAsTheRunDoes() {
        try (Preparation preparation = Preparation.of(with(), COMPONENTS, OPTIONS)) {
            Contest contest;
            Leaderboard leaderboard;
            try (var workers = new org.brainrank.execution.Workers(1)) {
                contest = Contest.of(preparation, workers, QuietProgress.INSTANCE);
                leaderboard = Contest.rank(
                        with(),
                        preparation.brains(),
                        preparation.seeds(),
                        contest.score(
                                with(),
                                preparation.brains(),
                                preparation.seeds(),
                                false,
                                workers,
                                QuietProgress.INSTANCE),
                        new ArrayList<>());
            }
            Map<String, Integer> ranks = new LinkedHashMap<>();
            leaderboard.rows().stream()
                    .filter(row -> row.level() == Leaderboard.Row.Level.METHOD
                            && row.roi().equals("A")
                            && row.capacity().equals("full"))
                    .forEach(row -> ranks.put(row.variant(), row.rank()));
            assertThat(multiverse.universes().get(0).places())
                    .filteredOn(place -> place.roi().equals("A"))
                    .allSatisfy(place -> assertThat(place.rank()).isEqualTo(ranks.get(place.method())));
        }
    }

    @Test
    void whatIsPlantedStaysFirstAndSaysInHowManyUniverses() {
        Multiverse.Stability norm = multiverse.methods().stream()
                .filter(row -> row.roi().equals("A") && row.method().equals("norm"))
                .findFirst()
                .orElseThrow();

        assertThat(norm.rank()).isEqualTo(1);
        assertThat(norm.best()).isEqualTo(1);
        assertThat(norm.first()).isGreaterThanOrEqualTo(0.75);
        assertThat(norm.universes()).isEqualTo(4);
    }

    @Test
    void aUniverseThatCannotBeIsNamedWithTheReason() {
        assertThat(multiverse.universes()).hasSize(5);
        assertThat(multiverse.universes().get(3).message()).contains("toy.yaml");
        assertThat(multiverse.universes().get(3).places()).isEmpty();
        assertThat(multiverse.universes().get(2).name()).isEqualTo("delays-scans=[1]");
    }

    @Test
    void explanationsAreCountedOncePerWindow() {
        List<MultiverseRun.Cost> costs = new MultiverseRun(universes(), false, COMPONENTS, OPTIONS).costs();

        assertThat(costs.get(0).forwards()).isPositive();
        assertThat(costs.get(1).forwards()).isPositive();
        assertThat(costs.get(2).forwards()).isZero();
        assertThat(costs.get(3).message()).isNotEmpty();
        assertThat(costs.get(4).cells()).isEqualTo(costs.get(0).cells());
    }

    @Test
    void theStandardVariesWhatTheConfigHas() {
        try (Preparation preparation = Preparation.of(with(), COMPONENTS, OPTIONS)) {
            assertThat(MultiverseRun.standard(preparation))
                    .containsEntry("context-words", List.of("10"))
                    .containsEntry("delays-scans", List.of("[1]", "[1, 2, 3]"))
                    .containsEntry("folds", List.of("contiguous-blocks"))
                    .doesNotContainKey("baselines");
        }
    }
}
