package org.brainrank.control.baselines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.pf4j.Extension;

/**
 * Orthogonal autocorrelated sequences: one smooth bump for every moment of every story. It knows nothing but which moments
 * are near each other. Where test scans lie between training scans it beats language models; with contiguous folds and
 * gaps it must not predict anything, so a score above zero tells of a leak.
 *
 * <p>Source: Hadidi, Feghhi et al. 2025, bioRxiv 2025.03.09.642245 (OASM), there an identity matrix over scans, smoothed
 * within blocks; here over bins of time, so that it goes the way of all word features.
 */
@Extension
public final class Oasm implements StimulusControl {
    private static final Card CARD = Card.of("oasm", "A smooth bump for every moment: nothing but nearness in time.")
            .withFormula("column b, a moment c_b of this word's own story: exp(−(onset − c_b)² / (2 (width-s)²));"
                    + " 0 for moments of other stories; moments stand bin-s apart")
            .withCost("one column for every bin-s of stories; a wide regression")
            .citing("""
                    @article{hadidi2025illusions,
                      title = {Illusions of Alignment Between Large Language Models and Brains Emerge From Fragile Methods and Overlooked Confounds},
                      author = {Hadidi, Nima and Feghhi, Ebrahim and Song, Bryan H. and Blank, Idan A. and Kao, Jonathan C.},
                      journal = {bioRxiv},
                      year = {2025},
                      doi = {10.1101/2025.03.09.642245}
                    }""")
            .with(ParameterSpec.number("bin-s", 2, 0.1, 60, "How far apart moments stand, in seconds."))
            .with(ParameterSpec.number("width-s", 4, 0.1, 60, "Standard deviation of a bump, in seconds."));

    private final Parameters parameters;

    /** For PF4J; with default parameters. */
    public Oasm() {
        this(CARD.resolve(Map.of()));
    }

    private Oasm(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.COMPETITOR;
    }

    @Override
    public Control with(Parameters chosen) {
        return new Oasm(chosen);
    }

    @Override
    public String variant() {
        return parameters.variantOf(CARD.id());
    }

    @Override
    public Map<String, List<float[]>> ofAll(List<Story> stories, int width, ToLongFunction<String> seeds) {
        int columns = stories.stream().mapToInt(this::bins).sum();
        Map<String, List<float[]>> all = new LinkedHashMap<>();
        int first = 0;
        for (Story story : stories) {
            all.put(story.id(), bumps(story, first, columns));
            first += bins(story);
        }
        return all;
    }

    /** Of one story alone. The number of columns is that of its moments. */
    @Override
    public List<float[]> features(Story story, int width, long seed) {
        return bumps(story, 0, bins(story));
    }

    private int bins(Story story) {
        List<Word> words = story.words();
        double span = words.get(words.size() - 1).onset() - words.get(0).onset();
        return (int) (span / parameters.number("bin-s")) + 1;
    }

    private List<float[]> bumps(Story story, int first, int columns) {
        double start = story.words().get(0).onset();
        double spread = parameters.number("width-s");
        List<float[]> rows = new ArrayList<>(story.words().size());
        for (Word word : story.words()) {
            float[] row = new float[columns];
            for (int bin = 0; bin < bins(story); bin++) {
                double distance = (word.onset() - start - bin * parameters.number("bin-s")) / spread;
                row[first + bin] = (float) Math.exp(-distance * distance / 2);
            }
            rows.add(row);
        }
        return rows;
    }
}
