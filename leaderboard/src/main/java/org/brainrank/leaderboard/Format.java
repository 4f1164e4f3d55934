package org.brainrank.leaderboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way to write a leaderboard into a file. */
public enum Format {
    /** Tables as GitHub shows them. */
    MARKDOWN("md", "leaderboard.md"),
    /** Every row at full precision. */
    CSV("csv", "leaderboard.csv"),
    /** The record itself. */
    JSON("json", "leaderboard.json"),
    /** Tables with booktabs, for a paper. */
    LATEX("tex", "leaderboard.tex"),
    /** One page with pictures, without a server or a network. */
    HTML("html", "report.html");

    private final String id;
    private final String fileName;

    Format(String id, String fileName) {
        this.id = id;
        this.fileName = fileName;
    }

    /**
     * What users type.
     *
     * @return the extension, without a dot
     */
    public String id() {
        return id;
    }

    /**
     * Where a run folder keeps it.
     *
     * @return a file name
     */
    public String fileName() {
        return fileName;
    }

    /**
     * Finds a format by its extension or its name.
     *
     * @param name for example {@code md} or {@code markdown}, in any case
     * @return the format
     * @throws IllegalArgumentException naming the formats there are
     */
    public static Format of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (wanted.equals(format.id) || wanted.equals(format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "format '" + name + "' is unknown; there are " + ids() + " (for example -f md,csv)");
    }

    /** What users may type, those of {@link PaperFormat} too. */
    private static String ids() {
        return Stream.concat(
                        Arrays.stream(values()).map(Format::id),
                        Arrays.stream(PaperFormat.values()).map(PaperFormat::id))
                .collect(Collectors.joining(", "));
    }
}
