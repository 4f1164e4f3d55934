package org.brainrank.spi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The checked parameters of one plugin in one run, defaults filled in, in the order in which the plugin declares them.
 * Their canonical text names a variant: {@code integrated-gradients{steps=20,baseline=zero}}.
 */
public final class Parameters {
    private final List<ParameterSpec> specs;
    private final Map<String, Object> values;

    private Parameters(List<ParameterSpec> specs, Map<String, Object> values) {
        this.specs = List.copyOf(specs);
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Checks what was given against what a plugin declares.
     *
     * @param owner the plugin's id, for messages
     * @param specs what it declares
     * @param given what the config or command line says; may be empty
     * @return every declared parameter with its value
     * @throws ParameterException for an unknown name (with the nearest known one), a missing one, a bad value, or one
     *     that has no effect beside the others
     */
    public static Parameters resolve(String owner, List<ParameterSpec> specs, Map<String, ?> given) {
        List<String> names = specs.stream().map(ParameterSpec::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        name, "'" + owner + "' has no parameter '" + name + "'. " + Nearest.hint(name, names));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParameterSpec spec : specs) {
            Object value = given.get(spec.name());
            if (value == null) {
                value = spec.defaultValue()
                        .orElseThrow(() -> new ParameterException(
                                spec.name(), "'" + owner + "' needs '" + spec.name() + "': " + spec.expected()));
            }
            values.put(spec.name(), spec.check(value));
        }
        Parameters parameters = new Parameters(specs, values);
        for (ParameterSpec spec : specs) {
            if (given.containsKey(spec.name()) && !parameters.acts(spec)) {
                throw new ParameterException(
                        spec.name(),
                        "'" + spec.name() + "' has an effect only with "
                                + spec.condition().orElseThrow() + ", and '" + owner + "' has "
                                + parameters.beside(spec) + "; remove one of the two");
            }
        }
        return parameters;
    }

    private boolean acts(ParameterSpec spec) {
        return spec.condition()
                .map(condition -> condition.value().equals(String.valueOf(value(condition.parameter()))))
                .orElse(true);
    }

    private String beside(ParameterSpec spec) {
        String other = spec.condition().orElseThrow().parameter();
        return other + "=" + value(other);
    }

    /**
     * A whole number.
     *
     * @param name a declared parameter of type INTEGER
     * @return its value
     */
    public int integer(String name) {
        return Math.toIntExact((Long) value(name));
    }

    /**
     * A number.
     *
     * @param name a declared parameter of type NUMBER
     * @return its value
     */
    public double number(String name) {
        return (Double) value(name);
    }

    /**
     * A text.
     *
     * @param name a declared parameter of type TEXT or CHOICE
     * @return its value
     */
    public String text(String name) {
        return (String) value(name);
    }

    /**
     * A path.
     *
     * @param name a declared parameter of type PATH or TEXT
     * @return its value, relative paths starting at the working folder
     */
    public Path path(String name) {
        return Path.of(text(name));
    }

    /**
     * All that have an effect.
     *
     * @return name to value, in the plugin's order; resolving them again gives the same parameters
     */
    public Map<String, Object> values() {
        return kept(this::acts);
    }

    private Map<String, Object> kept(Predicate<ParameterSpec> condition) {
        Map<String, Object> kept = new LinkedHashMap<>();
        specs.stream().filter(condition).forEach(spec -> kept.put(spec.name(), value(spec.name())));
        return Collections.unmodifiableMap(kept);
    }

    /**
     * The canonical name of a plugin with these parameters: those that have an effect, and are not unnamed at their
     * default.
     *
     * @param id the plugin's id
     * @return {@code id} or {@code id{name=value,…}}
     */
    public String variantOf(String id) {
        Map<String, Object> named = kept(spec -> acts(spec) && (spec.alwaysNamed() || !isDefault(spec)));
        return named.isEmpty()
                ? id
                : named.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", id + "{", "}"));
    }

    private boolean isDefault(ParameterSpec spec) {
        return spec.defaultValue()
                .map(value -> spec.check(value).equals(value(spec.name())))
                .orElse(false);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' was never declared; declared: " + values.keySet());
        }
        return value;
    }
}
