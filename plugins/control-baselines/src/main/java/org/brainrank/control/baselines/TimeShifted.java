package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.FeatureControl;
import org.pf4j.Extension;

/**
 * A method's own rows, moved along the story and round its end: the same numbers with the same autocorrelation, about
 * other words. The fairest of the spoilt rows.
 *
 * <p>Source: circular shifts as a null, for example Nastase's reviews of 2025 and 2026.
 */
@Extension
public final class TimeShifted implements FeatureControl {
    private static final Card CARD = Card.of("time-shifted", "A method's own scores, shifted along the story.")
            .withFormula("row i of n becomes row (i + k) mod n; k uniform on n/4 … 3n/4, from the story's seed")
            .withCost("nothing beyond the method's own features");

    /** For PF4J. */
    public TimeShifted() {}

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
        List<float[]> own = features.get(story);
        int words = own.size();
        int shift = words / 4 + new Random(seed).nextInt(words / 2 + 1);
        List<float[]> rows = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            rows.add(own.get((i + shift) % words).clone());
        }
        return rows;
    }
}
