package org.brainrank.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says why a feature space is not in the cache, by the entry that is most like it. */
public final class Reasons {
    private static final String NEVER = "never computed";
    private static final Pattern HASH = Pattern.compile("([0-9a-f]{8})[0-9a-f]{56}");
    // A change of variant or layer makes another feature space; any other change the same one anew.
    private static final int ANOTHER = 1000;

    private Reasons() {}

    /**
     * What differs from the nearest entry of the same model and method.
     *
     * @param model the name that people know the model by
     * @param key of the space that is missing
     * @param entries that there are
     * @return at least one, each a few words
     */
    public static List<String> of(String model, CacheKey key, List<Entry> entries) {
        Optional<Entry> nearest = entries.stream()
                .filter(entry -> entry.model().equals(model))
                .filter(entry -> method(entry.key()).equals(method(key.parts())))
                .min(Comparator.comparingInt(entry -> distance(entry.key(), key.parts())));
        if (nearest.isEmpty()) {
            return List.of(NEVER);
        }
        List<String> reasons = differences(nearest.get().key(), key.parts());
        if (reasons.isEmpty()) {
            return List.of("it is there and cannot be read");
        }
        return distance(nearest.get().key(), key.parts()) < ANOTHER
                ? reasons
                : List.of(NEVER + " (nearest: " + String.join("; ", reasons) + ")");
    }

    private static String method(Map<String, String> parts) {
        String variant = parts.getOrDefault(CacheKey.VARIANT, "");
        int brace = variant.indexOf('{');
        return brace < 0 ? variant : variant.substring(0, brace);
    }

    private static int distance(Map<String, String> there, Map<String, String> here) {
        return names(there, here).stream()
                .filter(name -> differs(name, there, here))
                .mapToInt(name -> name.equals(CacheKey.VARIANT) || name.equals(CacheKey.LAYER) ? ANOTHER : 1)
                .sum();
    }

    private static List<String> differences(Map<String, String> there, Map<String, String> here) {
        List<String> changed = names(there, here).stream()
                .filter(name -> differs(name, there, here))
                .toList();
        // Other words, another window or another model are read as other tokens: said once.
        boolean explained = changed.stream()
                .anyMatch(name -> name.startsWith(CacheKey.WORDS)
                        || name.startsWith(CacheKey.WINDOW)
                        || name.equals(CacheKey.MODEL));
        List<String> reasons = new ArrayList<>();
        for (String name : changed) {
            if (!(explained && name.equals(CacheKey.TOKENS))) {
                reasons.add(reason(name, there.getOrDefault(name, "none"), here.getOrDefault(name, "none")));
            }
        }
        return reasons;
    }

    private static String reason(String name, String there, String here) {
        if (name.startsWith(CacheKey.WORDS)) {
            String story = "story " + name.substring(CacheKey.WORDS.length());
            return there.equals("none")
                    ? story + " is new"
                    : here.equals("none") ? story + " is left out" : "words of " + story + " changed";
        }
        return switch (name) {
            case CacheKey.MODEL -> "model weights changed";
            case CacheKey.TOKENS -> "the tokenizer splits the same words otherwise";
            case CacheKey.PLUGIN, CacheKey.MODEL_PLUGIN, CacheKey.HARNESS -> rebuilt(name, there, here);
            default ->
                name + ": " + HASH.matcher(there).replaceAll("$1…") + " → "
                        + HASH.matcher(here).replaceAll("$1…");
        };
    }

    /** Two names, versions and hashes of code. */
    private static String rebuilt(String name, String there, String here) {
        String before = withoutLast(there);
        String now = withoutLast(here);
        if (before.equals(now)) {
            return name + " " + now + " is another build";
        }
        boolean sameId = withoutLast(before).equals(withoutLast(now)) && before.contains(" ");
        return name + " " + before + " → " + (sameId ? now.substring(now.lastIndexOf(' ') + 1) : now);
    }

    private static String withoutLast(String words) {
        return words.substring(0, Math.max(0, words.lastIndexOf(' ')));
    }

    private static boolean differs(String name, Map<String, String> there, Map<String, String> here) {
        return !there.getOrDefault(name, "none").equals(here.getOrDefault(name, "none"));
    }

    private static Set<String> names(Map<String, String> there, Map<String, String> here) {
        Set<String> names = new LinkedHashSet<>(here.keySet());
        names.addAll(there.keySet());
        return names;
    }
}
