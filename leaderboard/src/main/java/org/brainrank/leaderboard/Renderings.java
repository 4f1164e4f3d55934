package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Leaderboard;

/**
 * A finished run as text in one of several formats.
 *
 * <h2>Appropriate usage</h2>
 * Write {@code render(records, format)} to {@link Format#fileName()} of the run folder. The same records give
 * the same text, byte for byte: no clock, no locale and no order of a hash map gets in.
 */
public final class Renderings {
    private Renderings() {}

    /**
     * Renders a run.
     *
     * @param records of the run, as it computed them
     * @param format of the text
     * @return the text, ending with a line break; a limited run says so in every format
     */
    public static String render(RunRecords records, Format format) {
        return switch (format) {
            case MARKDOWN -> new Markdown(records.leaderboard(), records.manifest(), records.findings()).render();
            case CSV -> Csv.render(records.leaderboard());
            case JSON -> records.leaderboard().toJson();
            case LATEX -> new Latex(records.leaderboard(), records.manifest()).render();
            case HTML -> new Report(records).render();
        };
    }

    /** Where a run folder keeps {@link #comparisons}. */
    public static final String COMPARISONS = "comparisons.csv";

    /**
     * Renders all pairs of methods.
     *
     * @param leaderboard the ranking, as the run computed it
     * @return CSV at full precision, ending with a line break
     */
    public static String comparisons(Leaderboard leaderboard) {
        return Csv.comparisons(leaderboard);
    }

    /**
     * Collects the references of everything that a run used, of its statistics too.
     *
     * @param citations of plugins
     * @param resolvedConfig {@code config.resolved.yaml}
     * @return a .bib file: every key once, in alphabetical order, each with what it is cited for
     */
    public static String references(List<Citation> citations, String resolvedConfig) {
        List<Citation> all = new ArrayList<>(citations);
        all.addAll(StandardCitations.of(Settings.of(resolvedConfig)));
        return References.collect(all);
    }
}
