package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * BibTeX entries of many plugins as one file: a key stands once, or LaTeX refuses the file. A line before each entry says what
 * it is cited for, which BibTeX takes for a remark and {@link Methods} reads.
 */
final class References {
    private static final String FOR = "% cited for: ";

    private final Map<String, String> entries = new TreeMap<>();
    private final Map<String, Set<String>> reasons = new HashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    private References() {}

    static String collect(List<Citation> citations) {
        References references = new References();
        citations.forEach(references::read);
        StringBuilder bib = new StringBuilder();
        references.remarks.forEach(remark -> bib.append("% ").append(remark).append('\n'));
        references.entries.forEach((key, entry) -> {
            bib.append(bib.isEmpty() ? "" : "\n");
            Set<String> of = references.reasons.getOrDefault(key, Set.of());
            if (!of.isEmpty()) {
                bib.append(FOR).append(String.join(", ", of)).append('\n');
            }
            bib.append(entry).append('\n');
        });
        return bib.toString();
    }

    /**
     * The keys of a file by what they are cited for.
     *
     * @param bib written by {@link #collect}, by this version or an earlier one
     * @return keys as they are spelt; those of which the file does not say it stand under the empty text
     */
    static Map<String, List<String>> keys(String bib) {
        Map<String, List<String>> keys = new HashMap<>();
        List<String> of = List.of("");
        for (String line : bib.split("\n", -1)) {
            if (line.startsWith(FOR)) {
                of = List.of(line.substring(FOR.length()).split(", ", -1));
            } else if (line.matches("@\\w+\\{[^,]+,.*")) {
                String key =
                        line.substring(line.indexOf('{') + 1, line.indexOf(',')).strip();
                of.forEach(one ->
                        keys.computeIfAbsent(one, name -> new ArrayList<>()).add(key));
                of = List.of("");
            }
        }
        return keys;
    }

    private void read(Citation citation) {
        String text = citation.bibtex();
        int end = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', end)) {
            end = end(text, at);
            if (end < 0) {
                remarks.add("left out, no whole BibTeX entry: " + oneLine(text.substring(at)));
                return;
            }
            add(text.substring(at, end).strip().replace("\r\n", "\n"), citation.of());
        }
        if (end == 0 && !text.isBlank()) {
            remarks.add("left out, no BibTeX entry: " + oneLine(text));
        }
    }

    /** The index after the brace that closes the entry, or −1. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++; // an escaped brace counts for nothing
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth <= 0) {
                return depth == 0 ? i + 1 : -1;
            }
        }
        return -1;
    }

    private void add(String entry, String of) {
        int brace = entry.indexOf('{');
        int comma = entry.indexOf(',', brace);
        if (brace < 0 || comma < 0) {
            remarks.add("left out, no key: " + oneLine(entry));
            return;
        }
        // BibTeX compares keys without regard to case
        String key = entry.substring(brace + 1, comma).strip().toLowerCase(Locale.ROOT);
        if (!of.isBlank()) {
            reasons.computeIfAbsent(key, name -> new TreeSet<>()).add(oneLine(of));
        }
        String other = entries.putIfAbsent(key, entry);
        if (other != null && !oneLine(other).equals(oneLine(entry))) {
            remarks.add("key '" + key + "' came with two contents; the first is kept");
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
