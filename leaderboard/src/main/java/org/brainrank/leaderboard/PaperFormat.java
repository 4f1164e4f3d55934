package org.brainrank.leaderboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a paper takes from a run beside its tables, each as one file or several. */
public enum PaperFormat {
    /** Every figure as a vector drawing. */
    SVG,
    /** The same figures for LaTeX. */
    PDF,
    /** What to cite. */
    BIB,
    /** The methods section, as Markdown and as LaTeX. */
    METHODS;

    /**
     * What users type.
     *
     * @return the name in lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds one by what users type.
     *
     * @param name in any case
     * @return empty if there is none of that name
     */
    public static Optional<PaperFormat> of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.id().equals(wanted))
                .findFirst();
    }
}
