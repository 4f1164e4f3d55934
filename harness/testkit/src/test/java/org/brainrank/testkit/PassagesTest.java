package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Passages;
import org.junit.jupiter.api.Test;

class PassagesTest {
    private final Passages passages = Passages.of(List.of(new int[] {1, 2, 3}, new int[] {4}, new int[] {5, 6, 7, 8}));

    @Test
    void everyOtherPassageOfTheSameLengthIsDrawn() {
        Set<List<Integer>> drawn = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            int[] passage = passages.other(random, new int[] {6, 7});
            drawn.add(List.of(passage[0], passage[1]));
        }
        assertThat(drawn)
                .as("within one text each, and not the window itself")
                .containsExactlyInAnyOrder(List.of(1, 2), List.of(2, 3), List.of(5, 6), List.of(7, 8));
    }

    @Test
    void aPassageThatNearlyAllOthersEqualIsFound() {
        int[] same = new int[5000];
        same[4999] = 1;
        assertThat(Passages.of(List.of(same)).other(new Random(1), new int[] {0, 0}))
                .containsExactly(0, 1);
    }

    @Test
    void whereThereIsNoOtherOneTheReasonIsSaid() {
        assertThatThrownBy(() -> passages.other(new Random(1), new int[] {5, 6, 7, 8}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no other passage of 4 tokens")
                .hasMessageContaining("texts are too short");
        assertThatThrownBy(() -> Passages.NONE.other(new Random(1), new int[] {1}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("one window alone");
    }
}
