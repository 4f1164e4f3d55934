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
 * How common a word is, in logarithms: content words are rare, function words frequent, and gradients follow frequency.
 *
 * <p>Source: Brysbaert and New 2009, doi:10.3758/BRM.41.4.977, on logarithms of counts per million.
 */
@Extension
public final class LogFrequency implements StimulusControl {
    private static final String OWN = "stories";
    private static final Card CARD = Card.of("log-frequency", "How common each word is, in logarithms.")
            .withFormula("log10(10⁶ (count + 1) / (total + types)); letters, digits and apostrophes in lower case")
            .withCost("nothing")
            .citing("""
                    @article{brysbaert2009moving,
                      title = {Moving beyond Ku{\\v{c}}era and Francis: A critical evaluation of current word frequency norms},
                      author = {Brysbaert, Marc and New, Boris},
                      journal = {Behavior Research Methods},
                      volume = {41},
                      pages = {977--990},
                      year = {2009},
                      doi = {10.3758/BRM.41.4.977}
                    }""")
            .with(ParameterSpec.text(
                    "table",
                    OWN,
                    "A text file of word, tab, count (SUBTLEX, say); or 'stories': counts over the dataset's own"
                            + " words, which is coarse for short stories."));

    private final Parameters parameters;

    /** For PF4J; with default parameters. */
    public LogFrequency() {
        this(CARD.resolve(Map.of()));
    }

    private LogFrequency(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Role role() {
        return Role.NUISANCE;
    }

    /** Reads the table, so that a broken one is refused before anything runs. */
    @Override
    public Control with(Parameters chosen) {
        LogFrequency control = new LogFrequency(chosen);
        if (!chosen.text("table").equals(OWN)) {
            WordCounts.read(chosen.path("table"));
        }
        return control;
    }

    @Override
    public String variant() {
        return parameters.variantOf(CARD.id());
    }

    @Override
    public Map<String, List<float[]>> ofAll(List<Story> stories, int width, ToLongFunction<String> seeds) {
        WordCounts counts = counts(stories);
        Map<String, List<float[]>> all = new LinkedHashMap<>();
        stories.forEach(story -> all.put(story.id(), rows(story, counts)));
        return all;
    }

    @Override
    public List<float[]> features(Story story, int width, long seed) {
        return rows(story, counts(List.of(story)));
    }

    private WordCounts counts(List<Story> stories) {
        return parameters.text("table").equals(OWN)
                ? WordCounts.of(stories)
                : WordCounts.read(parameters.path("table"));
    }

    private static List<float[]> rows(Story story, WordCounts counts) {
        List<float[]> rows = new ArrayList<>(story.words().size());
        for (Word word : story.words()) {
            rows.add(new float[] {(float) counts.logPerMillion(word.text())});
        }
        return rows;
    }
}
