package org.brainrank.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.brainrank.spi.Nearest;

/** A group of keys being read: every value is checked where it is asked for, and a message names its place. */
final class Section {
    private final Mapping mapping;

    private Section(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Opens a group whose keys are all known.
     *
     * @throws ConfigException if it is no group, or has a key that is not among the known
     */
    static Section of(Element element, String... known) {
        if (!(element instanceof Mapping mapping)) {
            throw wrong(element, "a group of keys (" + String.join(", ", known) + ")");
        }
        List<String> names = Arrays.asList(known);
        mapping.entries().forEach((key, value) -> {
            if (!names.contains(key)) {
                throw new ConfigException(value.place(), "is not a key here. " + Nearest.hint(key, names));
            }
        });
        return new Section(mapping);
    }

    Place place() {
        return mapping.place();
    }

    /** What stands under a key; empty if nothing does. */
    Optional<Element> element(String key) {
        Optional<Element> element = Optional.ofNullable(mapping.entries().get(key));
        element.ifPresent(Section::refuseNothing);
        return element;
    }

    Element required(String key, String example) {
        return element(key)
                .orElseThrow(() ->
                        new ConfigException(mapping.place(), "has no '" + key + "'. Add it, for example " + example));
    }

    /** A group within this one; without it every key has its default. */
    Section section(String key, String... known) {
        return element(key)
                .map(element -> of(element, known))
                .orElseGet(() -> new Section(new Mapping(mapping.place().under(key), java.util.Map.of())));
    }

    int whole(String key, int standard, int minimum, int maximum) {
        return (int) element(key)
                .map(element -> whole(element, minimum, maximum))
                .orElse((long) standard)
                .longValue();
    }

    /** A whole number, or nothing if the key is missing or says {@code dataset}. */
    OptionalInt wholeOrDataset(String key, int minimum, int maximum) {
        return wholeOr(AlignmentSection.DATASET, key, minimum, maximum);
    }

    /** A whole number, or nothing if the key is missing or says the word that leaves it open. */
    OptionalInt wholeOr(String open, String key, int minimum, int maximum) {
        Optional<Element> element = element(key).filter(found -> !isText(found, open));
        if (element.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!(element.get() instanceof Scalar scalar) || !scalar.isWhole()) {
            throw wrong(element.get(), open + ", or a whole number from " + minimum + " to " + maximum);
        }
        return OptionalInt.of((int) whole(element.get(), minimum, maximum));
    }

    static long whole(Element element, long minimum, long maximum) {
        String expected = "a whole number from " + minimum + " to " + maximum;
        if (!(element instanceof Scalar scalar) || !scalar.isWhole()) {
            throw wrong(element, expected);
        }
        try {
            long value = Long.parseLong(scalar.text());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        } catch (NumberFormatException e) {
            // More digits than a long has: out of range like any other.
        }
        throw wrong(element, expected);
    }

    long wholeLong(String key, long standard) {
        return element(key)
                .map(element -> whole(element, Long.MIN_VALUE, Long.MAX_VALUE))
                .orElse(standard);
    }

    double number(String key, double standard, double minimum, double maximum) {
        return element(key).map(element -> number(element, minimum, maximum)).orElse(standard);
    }

    static double number(Element element, double minimum, double maximum) {
        if (element instanceof Scalar scalar && scalar.isNumber()) {
            double value = Double.parseDouble(scalar.text());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        }
        throw wrong(element, "a number from " + minimum + " to " + maximum);
    }

    /** A number above 0, 0 for the word that means none, or nothing if the key is missing or left open. */
    OptionalDouble numberOr(String open, String none, String key, double maximum) {
        Optional<Element> element = element(key).filter(found -> !isText(found, open));
        if (element.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (isText(element.get(), none)) {
            return OptionalDouble.of(0);
        }
        double value = element.get() instanceof Scalar scalar && scalar.isNumber()
                ? Double.parseDouble(scalar.text())
                : Double.NaN;
        if (!(value > 0 && value <= maximum)) {
            throw wrong(element.get(), none + ", " + open + ", or a number above 0, up to " + maximum);
        }
        return OptionalDouble.of(value);
    }

    boolean flag(String key, boolean standard) {
        Optional<Element> element = element(key);
        if (element.isEmpty()) {
            return standard;
        }
        if (element.get() instanceof Scalar scalar && scalar.isBoolean()) {
            return Boolean.parseBoolean(scalar.text());
        }
        throw wrong(element.get(), "true or false");
    }

    <E extends Enum<E>> E choice(String key, E standard) {
        Optional<Element> element = element(key);
        if (element.isEmpty()) {
            return standard;
        }
        List<String> names = new ArrayList<>();
        for (E constant : standard.getDeclaringClass().getEnumConstants()) {
            names.add(spelled(constant));
            if (isText(element.get(), spelled(constant))) {
                return constant;
            }
        }
        String hint = element.get() instanceof Scalar scalar
                ? Nearest.to(scalar.text(), names)
                        .map(name -> " Did you mean '" + name + "'?")
                        .orElse("")
                : "";
        throw new ConfigException(
                element.get().place(),
                "is one of " + String.join(", ", names) + "; was "
                        + element.get().described() + "." + hint);
    }

    /** An enum constant as configs spell it: {@code leave-one-out-isc}. */
    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Element> list(Element element, String example) {
        if (!(element instanceof Sequence sequence)) {
            throw wrong(element, "a list like " + example);
        }
        sequence.elements().forEach(Section::refuseNothing);
        return sequence.elements();
    }

    static String text(Element element, String expected) {
        if (!(element instanceof Scalar scalar) || scalar.text().isBlank()) {
            throw wrong(element, expected);
        }
        return scalar.text();
    }

    static boolean isText(Element element, String text) {
        return element instanceof Scalar scalar && scalar.text().equals(text);
    }

    static ConfigException wrong(Element element, String expected) {
        return new ConfigException(element.place(), "is " + expected + "; was " + element.described());
    }

    private static void refuseNothing(Element element) {
        if (element instanceof Scalar scalar && scalar.isNothing()) {
            throw new ConfigException(element.place(), "has no value; write one, or remove the key to get the default");
        }
    }
}
