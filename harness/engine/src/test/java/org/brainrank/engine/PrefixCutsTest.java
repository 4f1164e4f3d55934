package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixCutsTest {
    private static final int[] ORIGINAL = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    @Test
    void oneChangeEachSharesNothing() {
        List<Placed> placed = new ArrayList<>();
        for (int token = 0; token < ORIGINAL.length; token++) {
            int[] ids = ORIGINAL.clone();
            ids[token] = Rewrite.STAND_IN;
            placed.add(Placed.of(new Rewrite(0, ids), ORIGINAL));
        }
        assertThat(PrefixCuts.of(placed, 16)).isEmpty();
        assertThat(PrefixCuts.of(List.of(), 16)).isEmpty();
    }

    @Test
    void subsetsAreCutMoreOftenTowardsTheirEnds() {
        List<Integer> cuts = PrefixCuts.of(subsets(12), 32);
        assertThat(cuts).isSorted().doesNotHaveDuplicates().allMatch(cut -> cut > 0 && cut < 12);
        assertThat(cuts.size()).isGreaterThan(1);
        assertThat(cuts.get(cuts.size() - 1)).isGreaterThan(6);
        assertThat(PrefixCuts.of(subsets(3), 32)).as("too few to be worth it").isEmpty();
    }

    @Test
    void windowsShareNothingWithOneAnother() {
        List<Placed> placed = new ArrayList<>();
        for (int window = 0; window < 500; window++) {
            placed.add(Placed.of(new Rewrite(window, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7), ORIGINAL));
        }
        assertThat(PrefixCuts.of(placed, 32)).isEmpty();
    }

    private static List<Placed> subsets(int tokens) {
        List<Placed> placed = new ArrayList<>();
        for (int row = 0; row < (1 << tokens) - 1; row++) {
            int[] ids = java.util.Arrays.copyOf(ORIGINAL, tokens);
            for (int token = 0; token < tokens; token++) {
                ids[token] = (row >> token & 1) == 0 ? Rewrite.STAND_IN : ids[token];
            }
            placed.add(Placed.of(new Rewrite(0, ids), java.util.Arrays.copyOf(ORIGINAL, tokens)));
        }
        return placed;
    }
}
