package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Replacements;
import org.brainrank.spi.model.WindowRandom;
import org.junit.jupiter.api.Test;

class CoalitionsTest {
    private static final int[] IDS = {5, 7, 11, 13, 17, 19, 23, 29};
    /** SplitMix64 over seed and ids, then java.util.Random, worked out in Python. */
    private static final int FIRST = 203443;

    private static final List<Coalitions> SCHEMES = List.of(
            new Coalitions.All(),
            new Coalitions.Spans(3),
            new Coalitions.Permutations(6, true, 1),
            new Coalitions.Permutations(5, false, 1),
            new Coalitions.Kernel(40, true, 1),
            new Coalitions.Kernel(41, false, 1),
            new Coalitions.Kernel(1000, true, 1),
            new Coalitions.Bernoulli(9, 0.5, 1));

    @Test
    void thereAreAsManyAsWereSaid() {
        for (Coalitions scheme : SCHEMES) {
            for (int tokens : new int[] {1, 2, 3, 8}) {
                assertThat(scheme.of(Arrays.copyOf(IDS, tokens)).rows())
                        .as("%s of %d tokens", scheme, tokens)
                        .isEqualTo((int) scheme.count(tokens));
            }
        }
        assertThat(new Coalitions.All().count(200)).as("no overflow").isPositive();
    }

    @Test
    void drawsDependOnSeedAndTokensAlone() {
        int[] others = IDS.clone();
        others[7]++;
        for (Coalitions scheme : List.of(
                new Coalitions.Permutations(4, true, 1),
                new Coalitions.Kernel(40, true, 1),
                new Coalitions.Bernoulli(40, 0.5, 1))) {
            assertThat(text(scheme.of(IDS))).isEqualTo(text(scheme.of(IDS.clone())));
            assertThat(text(scheme.of(IDS))).isNotEqualTo(text(scheme.of(others)));
        }
        assertThat(text(new Coalitions.Bernoulli(40, 0.5, 1).of(IDS)))
                .isNotEqualTo(text(new Coalitions.Bernoulli(40, 0.5, 2).of(IDS)));
    }

    @Test
    void numbersOfAWindowAreTheSameOnEveryMachine() {
        assertThat(WindowRandom.of(1, new int[] {1, 2, 3}).nextInt(1_000_000)).isEqualTo(FIRST);
        assertThat(WindowRandom.of(1, new int[] {3, 2, 1}).nextInt(1_000_000)).isNotEqualTo(FIRST);
    }

    @Test
    void ordersAddOneTokenAtATimeAndPairsMirrorEachOther() {
        CoalitionTable table = new Coalitions.Permutations(6, true, 3).of(IDS);
        for (int row = 0; row < table.rows(); row++) {
            assertThat(table.size(row)).isEqualTo(row % 9);
            for (int token = 0; token < 8 && row % 9 > 0; token++) {
                assertThat(table.has(row, token) || !table.has(row - 1, token))
                        .as("nobody leaves")
                        .isTrue();
            }
        }
        for (int pair = 0; pair < 3; pair++) {
            for (int size = 0; size <= 8; size++) {
                for (int token = 0; token < 8; token++) {
                    assertThat(table.has(pair * 18 + 9 + 8 - size, token))
                            .as("the first %d of an order are the last of its reverse", size)
                            .isNotEqualTo(table.has(pair * 18 + size, token));
                }
            }
        }
    }

    @Test
    void everyOrderIsAsLikely() {
        int[] firsts = new int[24];
        CoalitionTable table = new Coalitions.Permutations(24_000, false, 1).of(new int[] {1, 2, 3, 4});
        for (int order = 0; order < 24_000; order++) {
            int code = 0;
            for (int size = 1; size < 4; size++) {
                int rank = 0;
                for (int token = 0; token < 4; token++) {
                    int row = order * 5 + size;
                    if (table.has(row, token) && !table.has(row - 1, token)) {
                        break;
                    }
                    rank += table.has(row - 1, token) ? 0 : 1;
                }
                code = code * (5 - size) + rank;
            }
            firsts[code]++;
        }
        for (int count : firsts) {
            assertThat(count).as("5 standard deviations of 31").isBetween(845, 1155);
        }
    }

    @Test
    void kernelDrawsSizesByTheShapleyKernel() {
        int[] sizes = new int[9];
        int[] members = new int[8];
        CoalitionTable table = new Coalitions.Kernel(40, true, 1).of(IDS);
        for (int row = 1; row < 41; row += 2) {
            assertThat(table.size(row) + table.size(row + 1)).as("complements").isEqualTo(8);
        }
        int rows = 0;
        for (int seed = 0; seed < 1000; seed++) {
            CoalitionTable many = new Coalitions.Kernel(40, false, seed).of(IDS);
            assertThat(many.size(0)).isZero();
            for (int row = 1; row < many.rows(); row++, rows++) {
                sizes[many.size(row)]++;
                for (int token = 0; token < 8; token++) {
                    members[token] += many.has(row, token) ? 1 : 0;
                }
            }
        }
        double total = 0;
        for (int size = 1; size < 8; size++) {
            total += 1.0 / (size * (8 - size));
        }
        for (int size = 1; size < 8; size++) {
            assertThat((double) sizes[size] / rows)
                    .as("size %d", size)
                    .isCloseTo(1.0 / (size * (8 - size)) / total, within(0.012));
        }
        for (int count : members) {
            assertThat((double) count / rows).as("every token in half of them").isCloseTo(0.5, within(0.015));
        }
    }

    @Test
    void aShortWindowHasEverySubsetOnce() {
        Set<String> seen = new HashSet<>();
        CoalitionTable table = new Coalitions.Kernel(254, true, 1).of(IDS);
        for (int row = 0; row < table.rows(); row++) {
            seen.add(row(table, row));
        }
        assertThat(seen).hasSize(255).doesNotContain("11111111");
        assertThat(new Coalitions.Kernel(252, true, 1).exhausts(8)).isFalse();
    }

    @Test
    void replacementsTouchAbsentTokensAlone() {
        Coalitions half = new Coalitions.Bernoulli(50, 0.5, 1);
        CoalitionTable table = half.of(IDS);
        Pass.Replacements pass = new Pass.Replacements(half, 1000, 1);
        int[][] rows = Replacements.of(pass, IDS, table);
        int same = 0;
        for (int row = 0; row < 50; row++) {
            for (int token = 0; token < 8; token++) {
                if (table.has(row, token)) {
                    assertThat(rows[row][token]).isEqualTo(IDS[token]);
                } else {
                    assertThat(rows[row][token]).isBetween(0, 999);
                    same += rows[row][token] == IDS[token] ? 1 : 0;
                }
            }
        }
        assertThat(same).as("hardly any is drawn as it was").isLessThan(5);
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> new Coalitions.Permutations(3, true, 1)).hasMessageContaining("even");
        assertThatThrownBy(() -> new Coalitions.Kernel(5, true, 1)).hasMessageContaining("even");
        assertThatThrownBy(() -> new Coalitions.Spans(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Coalitions.Bernoulli(5, 1, 1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Pass.Replacements(new Coalitions.All(), 0, 1))
                .hasMessageContaining("at least 1");
    }

    private static String text(CoalitionTable table) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < table.rows(); row++) {
            text.append(row(table, row)).append(' ');
        }
        return text.toString();
    }

    private static String row(CoalitionTable table, int row) {
        StringBuilder text = new StringBuilder();
        for (int token = 0; token < table.tokens(); token++) {
            text.append(table.has(row, token) ? '1' : '0');
        }
        return text.toString();
    }
}
