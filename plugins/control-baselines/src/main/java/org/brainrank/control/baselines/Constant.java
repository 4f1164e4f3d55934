package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.pf4j.Extension;

/**
 * What an explanation comes to when it is constant by construction, as conductance of the last block after its sum was
 * normalised: all it carries is when words were spoken.
 */
@Extension
public final class Constant implements StimulusControl {
    private static final Card CARD = Card.of(
                    "constant", "The same numbers at every word: a one-hot of the last position.")
            .withFormula("(0, …, 0, 1), as many as the method has explained words")
            .withCost("nothing");

    /** For PF4J. */
    public Constant() {}

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
        List<float[]> features = new ArrayList<>(story.words().size());
        for (int i = 0; i < story.words().size(); i++) {
            float[] row = new float[width];
            row[width - 1] = 1;
            features.add(row);
        }
        return features;
    }
}
