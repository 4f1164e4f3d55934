package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.RunComparison;
import org.brainrank.results.RunComparison.Change;
import org.brainrank.results.RunComparison.Pair;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonOfRunsTest {
    @TempDir
    static Path shared;

    @TempDir
    Path own;

    private static Path first;
    private static Path second;

    @BeforeAll
    static void finishTwoRuns() {
        first = FinishedRuns.run(
                shared.resolve("first"), OptionalInt.empty(), "methods=[norm, state]", "controls=[rate, noise]");
        second = FinishedRuns.run(
                shared.resolve("second"),
                OptionalInt.empty(),
                "methods=[norm, chaos]",
                "controls=[rate, noise]",
                "dataset.subjects=[s2, s3, s4, s5, s6, s7, s8]",
                "window.context-words=4");
    }

    private static Pair pair(RunComparison comparison, Level level, String roi) {
        return comparison.pairs().stream()
                .filter(pair -> pair.level() == level && pair.roi().equals(roi))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunDoesNotDifferFromItself() {
        RunComparison comparison = ComparisonOfRuns.of(first, first, false);

        assertThat(comparison.settings()).isEmpty();
        assertThat(comparison.hashes()).isEmpty();
        assertThat(comparison.cautions()).isEmpty();
        assertThat(comparison.pairs()).hasSize(2 * 3 * 2).allSatisfy(pair -> {
            assertThat(pair.difference()).isEqualTo(new Leaderboard.Estimate(0, 0, 0));
            assertThat(pair.rankFirst()).isEqualTo(pair.rankSecond());
            assertThat(pair.p()).isEqualTo(1);
        });
    }

    @Test
    void comparesSharedMethodsOverSharedSubjects() throws IOException {
        RunComparison comparison = ComparisonOfRuns.of(first, second, false);
        Pair norm = pair(comparison, Level.METHOD, "A");
        Row whole = RunFolder.open(second).leaderboard().rows().stream()
                .filter(row -> row.level() == Level.METHOD
                        && row.roi().equals("A")
                        && row.variant().equals("norm"))
                .findFirst()
                .orElseThrow();

        assertThat(comparison.subjects()).containsExactly("s2", "s3", "s4", "s5", "s6", "s7", "s8");
        assertThat(comparison.onlyFirst()).containsExactly("state");
        assertThat(comparison.onlySecond()).containsExactly("chaos");
        assertThat(norm.uniqueSecond().mean()).isCloseTo(whole.unique().mean(), within(1e-12));
        assertThat(norm.rankSecond()).isEqualTo(whole.rank());
        assertThat(norm.placeFirst()).as("the one method of both").isEqualTo(1);
        assertThat(norm.difference().mean())
                .isCloseTo(norm.uniqueSecond().mean() - norm.uniqueFirst().mean(), within(1e-12));
        assertThat(norm.difference().low()).isLessThan(norm.difference().mean());
        // Planted with windows of five words: four words lose, in every subject. Two-sided, seven subjects: 2 / 128.
        assertThat(norm.difference().high()).isNegative();
        assertThat(norm.p()).isCloseTo(2.0 / 128, within(1e-12));
        assertThat(comparison.settings())
                .contains(new Change("window.context-words", "5", "4"), new Change("methods[state].id", "state", ""));
        assertThat(comparison.cautions()).anyMatch(caution -> caution.contains("only the 7 subjects of both runs"));
    }

    @Test
    void theOtherWayRoundIsTheOtherSign() {
        Pair there = pair(ComparisonOfRuns.of(first, second, false), Level.METHOD, "all");
        Pair back = pair(ComparisonOfRuns.of(second, first, false), Level.METHOD, "all");

        assertThat(back.difference().mean()).isCloseTo(-there.difference().mean(), within(1e-12));
        assertThat(back.p()).isCloseTo(there.p(), within(1e-12));
    }

    @Test
    void refusesOtherTestScansAndSaysWhichAndWhatToDo() {
        Path folds = FinishedRuns.run(
                own.resolve("folds"), OptionalInt.empty(), "controls=[rate]", "layers=[1]", "encoding.folds.count=3");
        assertThatThrownBy(() -> ComparisonOfRuns.of(first, folds, true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("encoding.folds.count is 4 in the first and 3 in the second")
                .hasMessageContaining("give both the same folds");
    }

    @Test
    void refusesAnotherVersionOfTheData() throws IOException {
        Path other = FinishedRuns.copy(second, own.resolve("other"));
        Path manifest = other.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"version\" : \"7\"", "\"version\" : \"8\""));

        assertThatThrownBy(() -> ComparisonOfRuns.of(first, other, true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("version of dataset fake is 7 in the first and 8 in the second");
    }

    @Test
    void refusesWhatIsNoResultUnlessAskedTo() {
        Path limited = FinishedRuns.run(own.resolve("limited"), OptionalInt.of(80), "controls=[rate]", "layers=[1]");

        assertThatThrownBy(() -> ComparisonOfRuns.of(limited, limited, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--limit")
                .hasMessageContaining("--anyway");
        assertThat(ComparisonOfRuns.of(limited, limited, true).cautions()).anyMatch(line -> line.contains("--anyway"));
        assertThatThrownBy(() -> ComparisonOfRuns.of(first, limited, true)).hasMessageContaining("number of words");
    }

    @Test
    void refusesPeopleWhoAreNotTheSame() {
        Path others = FinishedRuns.run(
                own.resolve("others"), OptionalInt.empty(), "controls=[rate]", "layers=[1]", "dataset.subjects=[s1]");

        assertThatThrownBy(() -> ComparisonOfRuns.of(others, second, false))
                .hasMessageContaining("no subject in common");
    }

    @Test
    void aMethodWithOtherParametersIsTheSameMethodIfThereIsOne() {
        MethodPairs pairs = MethodPairs.of(
                new java.util.LinkedHashSet<>(java.util.List.of("a{x=1}", "b", "c{x=1}", "c{x=2}")),
                new java.util.LinkedHashSet<>(java.util.List.of("b", "a{x=2}", "c{x=3}", "d")));

        assertThat(pairs.byFirst())
                .containsOnly(java.util.Map.entry("a{x=1}", "a{x=2}"), java.util.Map.entry("b", "b"));
        assertThat(pairs.onlyFirst()).containsExactly("c{x=1}", "c{x=2}");
        assertThat(pairs.onlySecond()).containsExactly("c{x=3}", "d");
    }
}
