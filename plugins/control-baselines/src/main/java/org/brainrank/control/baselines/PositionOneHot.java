package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.pf4j.Extension;

/** Position in the phrase without any assumption of how it acts: one column for each place. */
@Extension
public final class PositionOneHot implements StimulusControl {
    private static final Card CARD = Card.of("position-one-hot", "Which word since the last pause, one-hot.")
            .withFormula(
                    "1 in column min(words since the last silence of at least 0.3 s, width − 1), 0 elsewhere; width: explained words")
            .withCost("nothing");

    /** For PF4J. */
    public PositionOneHot() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.COMPETITOR;
    }

    @Override
    public List<float[]> features(Story story, int width, long seed) {
        int[] counts = Pauses.wordsSince(story);
        List<float[]> features = new ArrayList<>(counts.length);
        for (int count : counts) {
            float[] row = new float[width];
            row[Math.min(count, width - 1)] = 1;
            features.add(row);
        }
        return features;
    }
}
