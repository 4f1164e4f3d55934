package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which method of one run is which of another: the same canonical name; of the rest, the same method where each run has it
 * once more, with other parameters.
 *
 * @param byFirst names in the first run to names in the second
 * @param onlyFirst names without a match
 * @param onlySecond names without a match
 */
record MethodPairs(Map<String, String> byFirst, List<String> onlyFirst, List<String> onlySecond) {
    static MethodPairs of(Set<String> first, Set<String> second) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Set<String> left = new LinkedHashSet<>(first);
        Set<String> right = new LinkedHashSet<>(second);
        for (String variant : first) {
            if (right.remove(variant)) {
                left.remove(variant);
                pairs.put(variant, variant);
            }
        }
        for (String variant : List.copyOf(left)) {
            List<String> here = ofMethod(id(variant), left);
            List<String> there = ofMethod(id(variant), right);
            if (here.size() == 1 && there.size() == 1) {
                pairs.put(variant, there.get(0));
                left.remove(variant);
                right.remove(there.get(0));
            }
        }
        return new MethodPairs(pairs, new ArrayList<>(left), new ArrayList<>(right));
    }

    private static List<String> ofMethod(String id, Set<String> variants) {
        return variants.stream().filter(variant -> id(variant).equals(id)).toList();
    }

    private static String id(String variant) {
        int brace = variant.indexOf('{');
        return brace < 0 ? variant : variant.substring(0, brace);
    }
}
