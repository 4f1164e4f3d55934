package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.FeatureControl;
import org.pf4j.Extension;

/**
 * A method's own rows in a random order over the words of a story: the same numbers, word onsets and word rate, but no
 * longer about the words. A method that is no better explains nothing of the brain word by word.
 */
@Extension
public final class ShuffledScores implements FeatureControl {
    private static final Card CARD = Card.of("shuffled", "A method's own scores, permuted over the words of a story.")
            .withFormula("row i of a story becomes row π(i), π a random permutation drawn from the story's seed")
            .withCost("nothing beyond the method's own features");

    /** For PF4J. */
    public ShuffledScores() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.COMPETITOR;
    }

    @Override
    public List<float[]> spoil(String story, Map<String, List<float[]>> features, long seed) {
        List<float[]> rows = new ArrayList<>();
        features.get(story).forEach(row -> rows.add(row.clone()));
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }
}
