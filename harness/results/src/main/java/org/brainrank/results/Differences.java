package org.brainrank.results;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Where two records differ, number by number.
 *
 * @param largest |first − second| / max(1, |first|) of any pair of finite numbers; 0 if there is none
 * @param places one line a difference beyond the tolerance, as a path in the file, with both values
 */
public record Differences(double largest, List<String> places) {
    /** Copies the list. */
    public Differences {
        places = List.copyOf(places);
    }

    /**
     * Compares two records, or lists or maps of records, as they would stand in files.
     *
     * @param first one
     * @param second another of the same types
     * @param tolerance for numbers, relative where they are above 1 and absolute below
     * @return what differs
     */
    public static Differences of(Object first, Object second, double tolerance) {
        Walk walk = new Walk(tolerance);
        walk.compare("", Json.tree(first), Json.tree(second));
        return new Differences(walk.largest, walk.places);
    }

    private static final class Walk {
        private final double tolerance;
        private final List<String> places = new ArrayList<>();
        private double largest;

        Walk(double tolerance) {
            this.tolerance = tolerance;
        }

        void compare(String path, JsonNode first, JsonNode second) {
            if (first.isNumber() && second.isNumber()) {
                numbers(path, first, second);
            } else if (first.isObject() && second.isObject()) {
                TreeSet<String> names = new TreeSet<>(first.propertyNames());
                names.addAll(second.propertyNames());
                for (String name : names) {
                    compare(path.isEmpty() ? name : path + "." + name, first.path(name), second.path(name));
                }
            } else if (first.isArray() && second.isArray()) {
                if (first.size() != second.size()) {
                    places.add(path + " has " + first.size() + " entries against " + second.size());
                }
                for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                    compare(path + "[" + i + "]", first.get(i), second.get(i));
                }
            } else if (!first.equals(second)) {
                places.add(path + ": " + first + " against " + second);
            }
        }

        private void numbers(String path, JsonNode first, JsonNode second) {
            double one = first.asDouble();
            double other = second.asDouble();
            if (Double.compare(one, other) == 0) {
                return; // NaN and NaN too
            }
            if (!Double.isFinite(one) || !Double.isFinite(other)) {
                places.add(path + ": " + one + " against " + other);
                return;
            }
            double difference = Math.abs(one - other) / Math.max(1, Math.abs(one));
            largest = Math.max(largest, difference);
            if (difference > tolerance) {
                places.add(path + ": " + one + " against " + other);
            }
        }
    }
}
