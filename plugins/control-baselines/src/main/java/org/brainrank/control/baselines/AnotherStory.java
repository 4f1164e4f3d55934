package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.dataset.Story;
import org.pf4j.Extension;

/**
 * The same method's rows of another story: explanations of words that nobody heard. What they predict is owed to how such
 * scores look, not to what was said.
 */
@Extension
public final class AnotherStory implements FeatureControl {
    private static final Card CARD = Card.of("another-story", "The same method's scores of another story.")
            .withFormula(
                    "row i becomes row i mod m of the next story by name, which has m words; the last takes the first's")
            .withCost("nothing beyond the method's own features");

    /** For PF4J. */
    public AnotherStory() {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.COMPETITOR;
    }

    @Override
    public Optional<String> refusal(List<Story> stories) {
        return stories.size() > 1
                ? Optional.empty()
                : Optional.of("needs a dataset with at least two stories, this one has one; use time-shifted");
    }

    @Override
    public List<float[]> spoil(String story, Map<String, List<float[]>> features, long seed) {
        SortedMap<String, List<float[]>> sorted = new TreeMap<>(features);
        SortedMap<String, List<float[]>> behind = sorted.tailMap(story + '\0');
        List<float[]> other = sorted.get(behind.isEmpty() ? sorted.firstKey() : behind.firstKey());
        int words = features.get(story).size();
        List<float[]> rows = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            rows.add(other.get(i % other.size()).clone());
        }
        return rows;
    }
}
