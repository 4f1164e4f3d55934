package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.pf4j.Extension;

/**
 * Where a word stands: in the story, and since the speaker last paused. Features that drift slowly or reset at pauses
 * predict brains without knowing any language.
 *
 * <p>Source: Feghhi et al. 2024, arXiv 2406.01538, on position as a confound.
 */
@Extension
public final class Position implements StimulusControl {
    /** Words since a pause are counted in tens, to be of the size of the other two features. */
    private static final float COUNT_SCALE = 10;

    private static final Card CARD = Card.of("position", "Where a word stands in the story and since the last pause.")
            .withFormula("p = i/(n − 1) − ½; p²; (words since the last silence of at least 0.3 s)/10")
            .withCost("nothing")
            .citing("""
                    @article{feghhi2024what,
                      title = {What Are Large Language Models Mapping to in the Brain? A Case Against Over-Reliance on Brain Scores},
                      author = {Feghhi, Ebrahim and Hadidi, Nima and Song, Bryan and Blank, Idan A. and Kao, Jonathan C.},
                      journal = {arXiv preprint arXiv:2406.01538},
                      year = {2024}
                    }""");

    /** For PF4J. */
    public Position() {}

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
        List<Word> words = story.words();
        List<float[]> features = new ArrayList<>(words.size());
        int[] sincePause = Pauses.wordsSince(story);
        for (int i = 0; i < words.size(); i++) {
            float place = words.size() == 1 ? 0 : (float) ((double) i / (words.size() - 1) - 0.5);
            features.add(new float[] {place, place * place, sincePause[i] / COUNT_SCALE});
        }
        return features;
    }
}
