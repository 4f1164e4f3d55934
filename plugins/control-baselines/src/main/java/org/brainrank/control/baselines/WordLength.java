package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.pf4j.Extension;

/** Long words take time to say and to read; a method whose scores grow with tokens per word carries their length. */
@Extension
public final class WordLength implements StimulusControl {
    private static final Card CARD = Card.of("word-length", "How long a word is: in letters, and in seconds.")
            .withFormula("(Unicode letters and digits; offset − onset in seconds)")
            .withCost("nothing");

    /** For PF4J. */
    public WordLength() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.NUISANCE;
    }

    @Override
    public List<float[]> features(Story story, int width, long seed) {
        List<float[]> features = new ArrayList<>(story.words().size());
        for (Word word : story.words()) {
            long letters =
                    word.text().codePoints().filter(Character::isLetterOrDigit).count();
            features.add(new float[] {letters, (float) (word.offset() - word.onset())});
        }
        return features;
    }
}
