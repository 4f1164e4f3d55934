package org.brainrank.leaderboard;

import java.util.List;
import java.util.Optional;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;

/**
 * A finished run as text in one of several formats.
 *
 * <h2>Appropriate usage</h2>
 * Write {@code render(leaderboard, manifest, format)} to {@link Format#fileName()} of the run folder. The same records give
 * the same text, byte for byte: no clock, no locale and no order of a hash map gets in.
 */
public final class Renderings {
    private Renderings() {}

    /**
     * Renders a leaderboard with the findings of its run.
     *
     * @param leaderboard the ranking, as the run computed it
     * @param manifest where its numbers come from
     * @param findings what the run says to the field's questions; empty for runs made before there were any
     * @param format of the text
     * @return the text, ending with a line break; a limited run says so in every format
     */
    public static String render(
            Leaderboard leaderboard, Manifest manifest, Optional<Findings> findings, Format format) {
        return switch (format) {
            case MARKDOWN -> new Markdown(leaderboard, manifest, findings).render();
            case CSV -> Csv.render(leaderboard);
            case JSON -> leaderboard.toJson();
            case LATEX -> new Latex(leaderboard, manifest).render();
            case HTML -> new Report(leaderboard, manifest, findings).render();
        };
    }

    /**
     * Renders a leaderboard alone.
     *
     * @param leaderboard the ranking, as the run computed it
     * @param manifest where its numbers come from
     * @param format of the text
     * @return the text, ending with a line break
     */
    public static String render(Leaderboard leaderboard, Manifest manifest, Format format) {
        return render(leaderboard, manifest, Optional.empty(), format);
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
     * Collects the references of everything that a run used.
     *
     * @param bibtexEntries BibTeX, any number of entries in each text
     * @return a .bib file: every key once, in alphabetical order
     */
    public static String references(List<String> bibtexEntries) {
        return References.collect(bibtexEntries);
    }
}
