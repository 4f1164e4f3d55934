package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.pf4j.Extension;

/**
 * Attribution often grows towards the last word, as does this: what recency alone achieves, without knowing any word.
 */
@Extension
public final class Recency implements StimulusControl {
    private static final Card CARD = Card.of("recency", "How long ago each of the last words began.")
            .withFormula(
                    "column j: exp(−(onset of this word − onset of the word j places before it) / 1 s), oldest first; 0 where there is none")
            .withCost("nothing");

    /** For PF4J. */
    public Recency() {}

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
        List<Word> words = story.words();
        List<float[]> features = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            float[] row = new float[width];
            for (int back = 0; back < width && back <= i; back++) {
                double seconds = words.get(i).onset() - words.get(i - back).onset();
                row[width - 1 - back] = (float) Math.exp(-seconds);
            }
            features.add(row);
        }
        return features;
    }
}
