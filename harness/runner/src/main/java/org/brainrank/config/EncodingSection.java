package org.brainrank.config;

/** The keys of {@code encoding}. */
final class EncodingSection {
    /** Lets the run choose the gap. */
    static final String AUTO = "auto";

    private static final int MAX_FOLDS = 1000;
    private static final int MAX_GAP = 100_000;
    private static final int MAX_CANDIDATES = 1000;
    private static final int MAX_REFINEMENTS = 10;
    private static final int MAX_DIMENSION = 100_000;
    private static final double MAX_EXPONENT = 20;

    private EncodingSection() {}

    static EncodingSettings read(Section root) {
        Section section = root.section(
                "encoding",
                "folds",
                "inner-folds",
                "alphas",
                "per-target-alpha",
                "precision",
                "bands",
                "matched-dimension");
        Section folds = section.section("folds", "scheme", "count", "gap-scans");
        Section alphas = section.section("alphas", "log10-from", "log10-to", "count");
        Section bands = section.section("bands", "candidates", "refinements");
        double from = alphas.number("log10-from", -1, -MAX_EXPONENT, MAX_EXPONENT);
        double to = alphas.number("log10-to", 8, -MAX_EXPONENT, MAX_EXPONENT);
        int count = alphas.whole("count", 10, 1, 1000);
        if (from > to || (from == to && count > 1)) {
            throw new ConfigException(
                    alphas.place(),
                    "log10-from is below log10-to; were " + from + " and " + to + " (count " + count + ")");
        }
        return new EncodingSettings(
                folds.choice("scheme", EncodingSettings.Scheme.CONTIGUOUS_BLOCKS),
                folds.whole("count", 5, 2, MAX_FOLDS),
                folds.wholeOr(AUTO, "gap-scans", 0, MAX_GAP),
                section.whole("inner-folds", 4, 2, MAX_FOLDS),
                from,
                to,
                count,
                section.flag("per-target-alpha", true),
                section.choice("precision", EncodingSettings.Precision.DOUBLE),
                bands.whole("candidates", 7, 1, MAX_CANDIDATES),
                bands.whole("refinements", 1, 0, MAX_REFINEMENTS),
                section.whole("matched-dimension", 10, 0, MAX_DIMENSION));
    }
}
