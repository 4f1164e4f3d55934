package org.brainrank.spi;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a plugin: its name, type, range and default. {@code describe} prints it, {@link Parameters} checks
 * values against it.
 *
 * <p>A parameter that has no effect under other parameters says so by {@link #onlyWith}; one that joined its plugin late,
 * and whose default is what the plugin always did, by {@link #unnamedAtDefault}. Neither then stands in the name of a
 * variant that it does not concern.
 *
 * @param name kebab-case, with the unit where it has one ({@code roi-radius-mm})
 * @param type what values look like
 * @param description one sentence: what it does
 * @param defaultValue the value when none is given; empty if the parameter must be given
 * @param minimum smallest allowed number, inclusive
 * @param maximum largest allowed number, inclusive
 * @param choices the allowed texts; empty if the type knows none
 * @param condition when it has an effect; empty for always
 * @param alwaysNamed whether a variant's name has it even at its default
 */
public record ParameterSpec(
        String name,
        Type type,
        String description,
        Optional<Object> defaultValue,
        double minimum,
        double maximum,
        List<String> choices,
        Optional<Condition> condition,
        boolean alwaysNamed) {

    /** What a value looks like. */
    public enum Type {
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** One of a few texts. */
        CHOICE,
        /** One of a few texts, or a whole number; read as a text, the number without leading zeros. */
        CHOICE_OR_INTEGER,
        /** Any text. */
        TEXT,
        /** A file or folder; relative paths start where the command was typed. */
        PATH
    }

    /**
     * The value of another parameter without which this one has no effect.
     *
     * @param parameter the other's name
     * @param value of the other, as a text
     */
    public record Condition(String parameter, String value) {
        @Override
        public String toString() {
            return parameter + "=" + value;
        }
    }

    /** Copies the choices. */
    public ParameterSpec {
        choices = List.copyOf(choices);
    }

    /**
     * A parameter that always has an effect and always stands in a variant's name.
     *
     * @param name as above
     * @param type as above
     * @param description as above
     * @param defaultValue as above
     * @param minimum as above
     * @param maximum as above
     * @param choices as above
     */
    public ParameterSpec(
            String name,
            Type type,
            String description,
            Optional<Object> defaultValue,
            double minimum,
            double maximum,
            List<String> choices) {
        this(name, type, description, defaultValue, minimum, maximum, choices, Optional.empty(), true);
    }

    /**
     * The same with an effect only beside a value of another parameter; elsewhere it is refused if given, and not in the
     * variant's name.
     *
     * @param parameter the other's name, of the same card
     * @param value of the other, as a text
     * @return a copy
     */
    public ParameterSpec onlyWith(String parameter, String value) {
        return new ParameterSpec(
                name,
                type,
                description,
                defaultValue,
                minimum,
                maximum,
                choices,
                Optional.of(new Condition(parameter, value)),
                alwaysNamed);
    }

    /**
     * The same, left out of a variant's name at its default: for a parameter that joins a method whose variants have names
     * already.
     *
     * @return a copy
     */
    public ParameterSpec unnamedAtDefault() {
        return new ParameterSpec(name, type, description, defaultValue, minimum, maximum, choices, condition, false);
    }

    /**
     * A whole number.
     *
     * @param name kebab-case
     * @param defaultValue when none is given
     * @param minimum inclusive
     * @param maximum inclusive
     * @param description one sentence
     * @return the parameter
     */
    public static ParameterSpec integer(
            String name, long defaultValue, long minimum, long maximum, String description) {
        return new ParameterSpec(
                name, Type.INTEGER, description, Optional.of(defaultValue), minimum, maximum, List.of());
    }

    /**
     * A number.
     *
     * @param name kebab-case
     * @param defaultValue when none is given
     * @param minimum inclusive
     * @param maximum inclusive
     * @param description one sentence
     * @return the parameter
     */
    public static ParameterSpec number(
            String name, double defaultValue, double minimum, double maximum, String description) {
        return new ParameterSpec(
                name, Type.NUMBER, description, Optional.of(defaultValue), minimum, maximum, List.of());
    }

    /**
     * One of a few texts.
     *
     * @param name kebab-case
     * @param defaultValue when none is given; one of the choices
     * @param choices what is allowed
     * @param description one sentence
     * @return the parameter
     */
    public static ParameterSpec choice(String name, String defaultValue, List<String> choices, String description) {
        return new ParameterSpec(name, Type.CHOICE, description, Optional.of(defaultValue), 0, 0, choices);
    }

    /**
     * One of a few texts, or a whole number such as a token's id.
     *
     * @param name kebab-case
     * @param defaultValue when none is given; one of the choices
     * @param choices the texts
     * @param maximum largest number; the smallest is 0
     * @param description one sentence
     * @return the parameter, read by {@link Parameters#text}
     */
    public static ParameterSpec choiceOrInteger(
            String name, String defaultValue, List<String> choices, long maximum, String description) {
        return new ParameterSpec(
                name, Type.CHOICE_OR_INTEGER, description, Optional.of(defaultValue), 0, maximum, choices);
    }

    /**
     * A text with a default.
     *
     * @param name kebab-case
     * @param defaultValue when none is given
     * @param description one sentence
     * @return the parameter
     */
    public static ParameterSpec text(String name, String defaultValue, String description) {
        return new ParameterSpec(name, Type.TEXT, description, Optional.of(defaultValue), 0, 0, List.of());
    }

    /**
     * A path that must be given.
     *
     * @param name kebab-case
     * @param description one sentence
     * @return the parameter
     */
    public static ParameterSpec path(String name, String description) {
        return new ParameterSpec(name, Type.PATH, description, Optional.empty(), 0, 0, List.of());
    }

    /**
     * What is allowed, in words.
     *
     * @return for example {@code a whole number from 1 to 1000}
     */
    public String expected() {
        return values() + condition.map(when -> " (only with " + when + ")").orElse("");
    }

    private String values() {
        return switch (type) {
            case INTEGER -> "a whole number from " + (long) minimum + " to " + (long) maximum;
            case NUMBER -> "a number from " + minimum + " to " + maximum;
            case CHOICE -> "one of " + String.join(", ", choices);
            case CHOICE_OR_INTEGER ->
                "one of " + String.join(", ", choices) + ", or a whole number from " + (long) minimum + " to "
                        + (long) maximum;
            case TEXT -> "a text";
            case PATH -> "a path";
        };
    }

    /**
     * Turns what a config or command line gave into a value of this type.
     *
     * @param given a number or text
     * @return a {@code Long}, {@code Double} or {@code String}
     * @throws ParameterException if it is of another type or out of range
     */
    Object check(Object given) {
        Object value = switch (type) {
            case INTEGER -> parse(given, text -> Long.valueOf(text));
            case NUMBER -> parse(given, text -> Double.valueOf(text));
            case CHOICE, TEXT, PATH -> String.valueOf(given);
            case CHOICE_OR_INTEGER ->
                choices.contains(String.valueOf(given)) ? given : parse(given, text -> Long.valueOf(text));
        };
        boolean allowed = switch (type) {
            case INTEGER -> (Long) value >= minimum && (Long) value <= maximum;
            case NUMBER -> (Double) value >= minimum && (Double) value <= maximum;
            case CHOICE -> choices.contains(value);
            case CHOICE_OR_INTEGER -> !(value instanceof Long number) || (number >= minimum && number <= maximum);
            case TEXT, PATH -> !((String) value).isBlank();
        };
        if (!allowed) {
            throw refusal(given);
        }
        return type == Type.CHOICE_OR_INTEGER ? String.valueOf(value) : value;
    }

    private Object parse(Object given, java.util.function.Function<String, Object> parser) {
        try {
            return parser.apply(String.valueOf(given));
        } catch (NumberFormatException e) {
            throw refusal(given);
        }
    }

    private ParameterException refusal(Object given) {
        return new ParameterException(name, "'" + name + "' is " + expected() + "; was '" + given + "'");
    }
}
