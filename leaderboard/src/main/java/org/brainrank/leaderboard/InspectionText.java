package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.results.DatasetInspection;
import org.brainrank.results.DatasetInspection.Agreement;
import org.brainrank.results.DatasetInspection.Gap;
import org.brainrank.results.DatasetInspection.Lags;
import org.brainrank.results.DatasetInspection.Story;
import org.brainrank.results.DatasetInspection.Subject;

/** What a look at a dataset found, as tables of text. */
public final class InspectionText {
    private static final int MOST_REGIONS = 40;

    private InspectionText() {}

    /**
     * A table.
     *
     * @param caption what it shows
     * @param titles of the columns
     * @param rows as wide as the titles
     */
    record Table(String caption, List<String> titles, List<List<String>> rows) {
        Table {
            titles = List.copyOf(titles);
            rows = List.copyOf(rows);
        }
    }

    /**
     * For a terminal.
     *
     * @param inspection what was found
     * @return lines, each ended by a line feed
     */
    public static String of(DatasetInspection inspection) {
        StringBuilder out = new StringBuilder("dataset ")
                .append(Names.printable(inspection.dataset()))
                .append(", version ")
                .append(Names.printable(inspection.version()))
                .append('\n');
        for (Table table : tables(inspection)) {
            out.append('\n').append(table.caption()).append('\n');
            print(table, out);
        }
        out.append('\n').append(clock(inspection)).append('\n');
        inspection
                .warnings()
                .forEach(warning ->
                        out.append("! ").append(Names.printable(warning)).append('\n'));
        inspection
                .notes()
                .forEach(note ->
                        out.append("note: ").append(Names.printable(note)).append('\n'));
        return out.toString();
    }

    private static void print(Table table, StringBuilder out) {
        List<List<String>> lines = new ArrayList<>(List.of(table.titles()));
        lines.addAll(table.rows());
        int[] widths = new int[table.titles().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(line.get(i)));
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(Text.left(line.get(0), widths[0]));
            for (int i = 1; i < widths.length; i++) {
                text.append("  ").append(Text.right(line.get(i), widths[i]));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /** Whether words and scans are on one clock, in a sentence. */
    static String clock(DatasetInspection inspection) {
        Lags judged = inspection.lags().stream()
                .filter(region -> region.roi().equals(inspection.auditory()))
                .findFirst()
                .orElse(inspection.lags().get(0));
        int peak = judged.peakScans() - inspection.firstLag();
        return "The word rate goes with the response of " + Names.printable(judged.roi()) + " best at a lag of "
                + Text.count(judged.peakScans(), "scan") + " (" + Numbers.fixed(judged.peakSeconds(), 1) + " s, r = "
                + Numbers.fixed(judged.correlations()[peak], 3) + ")"
                + (judged.plausible()
                        ? ", as it should if words and scans are on one clock."
                        : "; 2 to 8 s were to be expected if words and scans are on one clock.");
    }

    /** All tables. */
    static List<Table> tables(DatasetInspection inspection) {
        return List.of(stories(inspection), subjects(inspection), regions(inspection));
    }

    private static Table stories(DatasetInspection inspection) {
        List<List<String>> rows =
                inspection.stories().stream().map(InspectionText::story).toList();
        return new Table(
                "Words and scans; a gap is a silence of 3 s or more, an instant a word without duration",
                List.of(
                        "story",
                        "words",
                        "from s",
                        "to s",
                        "words/s",
                        "gaps",
                        "longest s",
                        "instants",
                        "overlaps",
                        "scans",
                        "used",
                        "scan s",
                        "scans from s",
                        "to s",
                        "words outside"),
                rows);
    }

    private static List<String> story(Story story) {
        double longest = story.gaps().stream()
                .mapToDouble((Gap gap) -> gap.to() - gap.from())
                .max()
                .orElse(Double.NaN);
        double end = story.firstScan() + story.scans() * story.repetitionTime();
        return List.of(
                Names.printable(story.id()),
                Integer.toString(story.words()),
                Numbers.fixed(story.firstWord(), 2),
                Numbers.fixed(story.lastWord(), 2),
                Numbers.fixed(story.words() / (story.lastWord() - story.firstWord()), 2),
                Integer.toString(story.gaps().size()),
                Numbers.fixed(longest, 1),
                Integer.toString(story.instants()),
                Integer.toString(story.overlaps()),
                Integer.toString(story.scans()),
                Integer.toString(story.trimmedScans()),
                Numbers.fixed(story.repetitionTime(), 4),
                Numbers.fixed(story.firstScan(), 2),
                Numbers.fixed(end, 2),
                Integer.toString(story.wordsBefore() + story.wordsAfter()));
    }

    private static Table subjects(DatasetInspection inspection) {
        List<List<String>> rows = inspection.subjects().stream()
                .map((Subject subject) -> List.of(
                        Names.printable(subject.id()),
                        Integer.toString(subject.scans()),
                        short4(subject.mean()),
                        short4(subject.deviation()),
                        Numbers.fixed(subject.signalToNoise(), 1),
                        Integer.toString(subject.flatTargets()),
                        Numbers.percent(subject.jumps()),
                        Numbers.fixed(subject.displacement(), 3),
                        Numbers.percent(subject.moved()),
                        Numbers.fixed(subject.agreement(), 3)))
                .toList();
        return new Table(
                "Subjects; sd: in time after cleaning, median over targets; tSNR: mean / sd; FD: framewise displacement",
                List.of("subject", "scans", "mean", "sd", "tSNR", "flat", "jumps", "FD mm", "FD > 0.5", "ISC"),
                rows);
    }

    private static String short4(double value) {
        return Double.isFinite(value)
                ? new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : Numbers.NONE;
    }

    private static Table regions(DatasetInspection inspection) {
        List<List<String>> rows = new ArrayList<>();
        for (Lags region : inspection.lags()) {
            Agreement agreement = inspection.agreement().stream()
                    .filter(one -> one.roi().equals(region.roi()))
                    .findFirst()
                    .orElse(new Agreement(region.roi(), 0, Double.NaN, new double[0]));
            double[] sorted = Arrays.stream(agreement.subjects())
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            rows.add(List.of(
                    Names.printable(region.roi()),
                    region.peakScans() + (region.plausible() ? "" : " !"),
                    Numbers.fixed(region.peakSeconds(), 1),
                    Numbers.fixed(region.correlations()[region.peakScans() - inspection.firstLag()], 3),
                    Numbers.fixed(agreement.mean(), 3),
                    sorted.length == 0
                            ? Numbers.NONE
                            : Numbers.fixed(sorted[0], 2) + " to " + Numbers.fixed(sorted[sorted.length - 1], 2)));
        }
        int left = Math.max(0, rows.size() - MOST_REGIONS);
        return new Table(
                "Regions; lag: where the word rate goes best with the response; ISC: leave-one-out, mean and range of subjects"
                        + (left > 0 ? "; the first " + MOST_REGIONS + ", --json has " + left + " more" : ""),
                List.of("region", "lag scans", "s", "r", "ISC", "subjects"),
                rows.subList(0, rows.size() - left));
    }
}
