package org.brainrank.leaderboard;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.leaderboard.figures.Drawn;
import org.brainrank.leaderboard.figures.Pdf;

/**
 * Files for a paper, made from what a run left behind.
 *
 * <h2>Appropriate usage</h2>
 * Write every entry of {@link #files} under its name; names do not change from run to run. Then show {@link #notes} to whoever
 * asked, since they say what is not there and why.
 */
public final class PaperFiles {
    /** What the fonts that every reader of PDF brings can show. */
    private static final Charset SHOWN = Charset.forName("windows-1252");

    private final RunRecords records;
    private final String resolvedConfig;
    private final String references;
    private final List<String> notes = new ArrayList<>();
    private final Map<Figure, Drawn> drawn = new LinkedHashMap<>();

    /**
     * Takes a run.
     *
     * @param records of the run
     * @param resolvedConfig its {@code config.resolved.yaml}
     * @param references its {@code references.bib}
     */
    public PaperFiles(RunRecords records, String resolvedConfig, String references) {
        this.records = records;
        this.resolvedConfig = resolvedConfig;
        this.references = references;
    }

    /**
     * Makes the files of a format.
     *
     * @param format of the files
     * @return content by file name
     */
    public Map<String, byte[]> files(PaperFormat format) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        switch (format) {
            case SVG ->
                figures().forEach((figure, picture) -> files.put(name(figure, format), bytes(picture.document())));
            case PDF ->
                figures().forEach((figure, picture) -> {
                    files.put(name(figure, format), Pdf.of(picture));
                    unshown(figure, picture);
                });
            case BIB -> files.put("references.bib", bytes(references));
            case METHODS -> {
                files.put("methods.md", bytes(methods(MethodsProse.Markup.MARKDOWN)));
                files.put("methods.tex", bytes(methods(MethodsProse.Markup.LATEX)));
            }
        }
        return files;
    }

    /**
     * What is not in the files that were made, and why.
     *
     * @return sentences; empty if all is there
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private Map<Figure, Drawn> figures() {
        if (drawn.isEmpty()) {
            Figures figures = new Figures(records, new Board(records.leaderboard()));
            List<Figure> there = figures.drawn();
            there.forEach(figure -> drawn.put(figure, figures.draw(figure)));
            Arrays.stream(Figure.values())
                    .filter(figure -> !there.contains(figure))
                    .forEach(figure -> notes.add("no figure '" + figure.id + "': " + figure.absent));
        }
        return drawn;
    }

    private void unshown(Figure figure, Drawn picture) {
        String lost = picture.svg()
                .codePoints()
                .filter(c -> !SHOWN.newEncoder().canEncode(Character.toString(c)))
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (!lost.isEmpty()) {
            notes.add(name(figure, PaperFormat.PDF) + " cannot show '" + lost
                    + "': its fonts are those that every reader of PDF brings; take the SVG instead");
        }
    }

    private String methods(MethodsProse.Markup markup) {
        return Methods.of(Settings.of(resolvedConfig), records.manifest(), references, markup);
    }

    private static String name(Figure figure, PaperFormat format) {
        return "figure-" + figure.id + "." + format.id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
