package org.brainrank.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * The JSON Schema of a record, applied. It knows the words that our schemas use ({@code type}, {@code properties}, {@code
 * required}, {@code additionalProperties}, {@code propertyNames}, {@code items}, {@code enum}, {@code pattern}, {@code anyOf},
 * {@code $ref}), and refuses to start with a schema that uses another, so that none is ever passed over.
 */
public final class Schema {
    private static final int MOST_FAULTS = 5;
    private static final Set<String> ANNOTATIONS = Set.of("$schema", "$id", "title", "description", "$defs");

    private final JsonNode text;
    private final Map<String, Rule> referenced = new HashMap<>();
    private final Rule root;

    private Schema(JsonNode text) {
        this.text = text;
        this.root = rule(text);
    }

    /** One schema, its references looked up. A rule is filled in after it is known by name, so that it may hold itself. */
    private static final class Rule {
        private Optional<String> type = Optional.empty();
        private Optional<Rule> items = Optional.empty();
        private Optional<Rule> others = Optional.empty();
        private Optional<Rule> names = Optional.empty();
        private Optional<Pattern> pattern = Optional.empty();
        private boolean closed;
        private final Map<String, Rule> properties = new HashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final Set<JsonNode> allowed = new LinkedHashSet<>();
        private final List<Rule> any = new ArrayList<>();
    }

    /** Where in a value; only a fault needs it as text. */
    private record Place(Optional<Place> parent, Object step) {
        Place to(Object child) {
            return new Place(Optional.of(this), child);
        }

        @Override
        public String toString() {
            return parent.map(above -> above + "/" + shortened(step.toString())).orElse("");
        }
    }

    /**
     * The schema of a record of this package.
     *
     * @param type such as {@code Cell.class}
     * @return its schema
     */
    public static Schema of(Class<?> type) {
        String name = "/schema/" + type.getSimpleName().toLowerCase(Locale.ROOT) + ".schema.json";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return new Schema(JsonMapper.shared().readTree(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    private Rule rule(JsonNode node) {
        JsonNode reference = node.get("$ref");
        if (reference != null) {
            String name = reference.asString().substring(1);
            Rule known = referenced.get(name);
            if (known == null) {
                known = new Rule();
                referenced.put(name, known);
                fill(known, text.at(name));
            }
            return known;
        }
        Rule rule = new Rule();
        fill(rule, node);
        return rule;
    }

    private void fill(Rule rule, JsonNode node) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "type" -> rule.type = Optional.of(value.asString());
                case "properties" ->
                    value.properties().forEach(own -> rule.properties.put(own.getKey(), rule(own.getValue())));
                case "required" -> value.forEach(name -> rule.required.add(name.asString()));
                case "additionalProperties" -> {
                    rule.closed = value.isBoolean() && !value.asBoolean();
                    rule.others = value.isObject() ? Optional.of(rule(value)) : Optional.empty();
                }
                case "propertyNames" -> rule.names = Optional.of(rule(value));
                case "items" -> rule.items = Optional.of(rule(value));
                case "enum" -> value.forEach(rule.allowed::add);
                case "pattern" -> rule.pattern = Optional.of(Pattern.compile(value.asString()));
                case "anyOf" -> value.forEach(one -> rule.any.add(rule(one)));
                default -> {
                    if (!ANNOTATIONS.contains(entry.getKey())) {
                        throw new IllegalStateException(
                                "the schema word '" + entry.getKey() + "' is not understood here");
                    }
                }
            }
        }
    }

    /**
     * What is wrong with a value.
     *
     * @param value any JSON
     * @return at most five sentences that begin with a JSON pointer; empty if nothing is wrong
     */
    public List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        check(root, value, new Place(Optional.empty(), ""), faults);
        return faults;
    }

    private static void check(Rule rule, JsonNode value, Place at, List<String> faults) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        Optional<String> fault = fault(rule, value);
        if (fault.isPresent()) {
            faults.add(named(at) + "is " + described(value) + "; expected " + fault.get());
        } else if (value.isObject()) {
            object(rule, value, at, faults);
        } else if (value.isArray() && rule.items.isPresent()) {
            Rule items = rule.items.get();
            for (int i = 0; i < value.size(); i++) {
                check(items, value.get(i), at.to(i), faults);
            }
        }
    }

    /** What a value should be by itself and is not. */
    private static Optional<String> fault(Rule rule, JsonNode value) {
        if (!rule.any.isEmpty()
                && rule.any.stream().allMatch(one -> fault(one, value).isPresent())) {
            return fault(rule.any.get(0), value);
        }
        if (!rule.allowed.isEmpty() && !rule.allowed.contains(value)) {
            return Optional.of("one of " + rule.allowed);
        }
        if (rule.type.isPresent() && !isA(rule.type.get(), value)) {
            return rule.type;
        }
        if (rule.pattern.isPresent()
                && value.isString()
                && !rule.pattern.get().matcher(value.asString()).find()) {
            return Optional.of(rule.pattern.get().pattern());
        }
        return Optional.empty();
    }

    private static void object(Rule rule, JsonNode value, Place at, List<String> faults) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Place below = at.to(entry.getKey());
            rule.names.ifPresent(names -> check(names, StringNode.valueOf(entry.getKey()), below, faults));
            Rule own = rule.properties.get(entry.getKey());
            if (own != null) {
                check(own, entry.getValue(), below, faults);
            } else if (rule.others.isPresent()) {
                check(rule.others.get(), entry.getValue(), below, faults);
            } else if (rule.closed) {
                faults.add(named(below) + "is not a key here");
            }
        }
        for (String name : rule.required) {
            if (value.get(name) == null) {
                faults.add(named(at) + "lacks '" + name + "'");
            }
        }
    }

    private static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            default -> throw new IllegalStateException("the type '" + type + "' is not understood here");
        };
    }

    private static String named(Place at) {
        return (at.parent().isEmpty() ? "the whole" : at.toString()) + " ";
    }

    private static String described(JsonNode value) {
        if (value.isContainer()) {
            return value.isArray() ? "a list" : "a group of keys";
        }
        return shortened(value.toString());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
