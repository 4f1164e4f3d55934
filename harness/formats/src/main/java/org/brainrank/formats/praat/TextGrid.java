package org.brainrank.formats.praat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;

/**
 * A Praat TextGrid, long or short format, UTF-8 or UTF-16.
 *
 * <p>Source: Praat's manual, "TextGrid file formats": class, time domain, {@code <exists>}, number of tiers; of each tier
 * class, name, time domain, number of entries; an interval is two times and a text, a point one time and a text.
 *
 * @param name of the file, for messages
 * @param tiers in the order of the file
 */
public record TextGrid(String name, List<Tier> tiers) {
    /** Copies. */
    public TextGrid {
        tiers = List.copyOf(tiers);
    }

    /**
     * A layer of annotation.
     *
     * @param name for example {@code word}
     * @param intervals whether entries have a length; else they are points, whose end is their start
     * @param entries in time order
     */
    public record Tier(String name, boolean intervals, List<Interval> entries) {
        /** Copies. */
        public Tier {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A stretch of audio with a label.
     *
     * @param start in seconds
     * @param end in seconds
     * @param text the label
     * @param line of its start in the file
     */
    public record Interval(double start, double end, String text, int line) {
        /**
         * Whether something is said.
         *
         * @return false for pauses: {@code sp} of the Penn aligner, or no label
         */
        public boolean isWord() {
            return !text.isBlank() && !text.strip().equals("sp");
        }
    }

    /**
     * Reads a file.
     *
     * @param file to be read
     * @return all its tiers
     * @throws UserException if it is no TextGrid, with the line
     */
    public static TextGrid read(Path file) {
        try {
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        }
    }

    /**
     * Reads what is in memory.
     *
     * @param file for messages
     * @param bytes of the whole file
     * @return all its tiers
     * @throws UserException if it is no TextGrid, with the line
     */
    public static TextGrid parse(Path file, byte[] bytes) {
        PraatText text = PraatText.of(file, bytes);
        // Praat itself writes "ooTextFile" before both formats; older versions wrote the second before the short one.
        expect(text, "ooTextFile", "ooTextFile short");
        expect(text, "TextGrid");
        text.number("the start of the time domain");
        text.number("the end of the time domain");
        text.flag("exists");
        long count = text.count("the number of tiers");
        List<Tier> tiers = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            tiers.add(tier(text));
        }
        return new TextGrid(text.name(), tiers);
    }

    /**
     * Finds an interval tier.
     *
     * @param wanted its name
     * @return its intervals, in time order
     * @throws UserException if there is none of that name
     */
    public List<Interval> intervals(String wanted) {
        return tiers.stream()
                .filter(tier -> tier.intervals() && tier.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserException(name + ": has no interval tier '" + wanted + "', only "
                        + tiers.stream().map(Tier::name).toList() + ". Rename the tier of the words to '" + wanted
                        + "' in Praat."))
                .entries();
    }

    private static Tier tier(PraatText file) {
        String kind = file.text("the class of a tier");
        boolean intervals = kind.equals("IntervalTier");
        if (!intervals && !kind.equals("TextTier")) {
            throw file.problem("the tier is of class '" + kind + "'", "IntervalTier or TextTier");
        }
        String tier = file.text("the name of a tier");
        file.number("the start of the tier");
        file.number("the end of the tier");
        return new Tier(tier, intervals, entries(file, intervals));
    }

    private static List<Interval> entries(PraatText file, boolean intervals) {
        long count = file.count("the number of entries");
        List<Interval> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            double start = file.number("the start of an interval");
            int line = file.line();
            if (!entries.isEmpty() && start < entries.get(entries.size() - 1).start()) {
                throw file.problem(
                        "the interval starts at " + start + " s, before the one ahead of it",
                        "intervals in time order");
            }
            double end = intervals ? file.number("the end of an interval") : start;
            if (end < start) {
                throw file.problem(
                        "the interval ends at " + end + " s, before its start " + start + " s", "end ≥ start");
            }
            entries.add(new Interval(start, end, file.text("the text of an interval"), line));
        }
        return entries;
    }

    private static void expect(PraatText file, String... texts) {
        String found = file.text("\"" + texts[0] + "\"");
        if (!List.of(texts).contains(found)) {
            throw file.problem("found \"" + found + "\"", "\"" + texts[0] + "\"");
        }
    }
}
