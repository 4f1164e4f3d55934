package org.brainrank.leaderboard;

import java.util.List;
import java.util.Map;

/** Says values of a config in words, and cites what a file of references has for them. */
final class MethodsVoice {
    final Settings settings;
    final MethodsProse prose;
    private final Map<String, List<String>> keys;

    MethodsVoice(Settings settings, String references, MethodsProse.Markup markup) {
        this.settings = settings;
        this.prose = new MethodsProse(markup);
        this.keys = References.keys(references);
    }

    void said(String path, Map<String, String> phrases) {
        said(path, "", "", phrases);
    }

    /** Says a value in words, or, where there are none for it, the value itself between two texts. */
    void said(String path, String before, String after, Map<String, String> phrases) {
        String value = settings.take(path);
        if (phrases.containsKey(value)) {
            prose.text(phrases.get(value));
        } else {
            prose.text(before);
            spelt(value);
            prose.text(after);
        }
    }

    void number(String path, String noun) {
        String value = settings.take(path);
        spelt(value);
        prose.text(" " + noun + (value.equals("1") ? "" : "s"));
    }

    /** Numbers are read, names are typed. */
    private void spelt(String value) {
        if (value.matches("[-+0-9., ]+")) {
            prose.text(value.replaceAll("\\.0$", ""));
        } else {
            prose.code(value);
        }
    }

    /** The keys that are cited for something. */
    List<String> cited(String of) {
        return keys.getOrDefault(of, List.of());
    }
}
