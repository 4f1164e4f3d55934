package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a YAML file whose keys are known; every refusal names the line. */
final class YamlSection {
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path file;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    private YamlSection(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * Checks that a node is a mapping of known keys, each given once.
     *
     * @param file for messages
     * @param node the mapping
     * @param known every key that means something here
     */
    static YamlSection of(Path file, Node node, List<String> known) {
        YamlSection section = new YamlSection(file, node);
        if (!(node instanceof MappingNode mapping)) {
            throw section.problem(node, "no mapping", "'key: value' lines", "Keys: " + String.join(", ", known) + ".");
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = section.scalar(entry.getKeyNode(), "a key");
            if (!known.contains(key)) {
                throw section.problem(
                        entry.getKeyNode(),
                        "unknown key '" + key + "'",
                        "one of " + String.join(", ", known),
                        Nearest.hint(key, known));
            }
            if (section.entries.put(key, entry.getValueNode()) != null) {
                throw section.problem(
                        entry.getKeyNode(),
                        "'" + key + "' stands here twice",
                        "each key once",
                        "Remove one of the two.");
            }
        }
        return section;
    }

    /** Where it stands. */
    Node node() {
        return node;
    }

    /** One of some words; the first of them if the key is not there. */
    String oneOf(String key, List<String> known) {
        String text = find(key).map(given -> text(key)).orElse(known.get(0));
        if (!known.contains(text)) {
            throw problem(
                    need(key), "'" + key + "' is '" + text + "'", String.join(", ", known), "Choose one of them.");
        }
        return text;
    }

    /** No slash and no leading dot: nothing outside the folder can be named. */
    String fileName(Node value, String what) {
        String name = scalar(value, what);
        if (!FILE_NAME.matcher(name).matches()) {
            throw problem(
                    value,
                    what + " is '" + name + "'",
                    "letters, digits, '.', '_' and '-'",
                    "Rename the file or folder.");
        }
        return name;
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    Node need(String key) {
        return find(key)
                .orElseThrow(() -> problem(
                        node, "no key '" + key + "'", "'" + key + ": …'", "Add it; the README says what it means."));
    }

    String text(String key) {
        return scalar(need(key), "'" + key + "'");
    }

    List<Node> list(String key) {
        Node value = need(key);
        if (value instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        throw problem(value, "'" + key + "' is no list", "a list of at least one", "Write '" + key + ": [a, b]'.");
    }

    double number(Node value, String what) {
        String text = scalar(value, what);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers that are not finite.
        }
        throw problem(value, what + " is '" + text + "'", "a number", "Use a point for decimals and no unit.");
    }

    int whole(Node value, String what, int minimum) {
        double number = number(value, what);
        if (number < minimum || number > 1_000_000 || number != Math.rint(number)) {
            throw problem(value, what + " is " + number, "a whole number from " + minimum, "Change the number.");
        }
        return (int) number;
    }

    String scalar(Node value, String what) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw problem(value, what + " is empty or no single value", "a text or number", "Write it on one line.");
    }

    UserException problem(Node where, String found, String expected, String mend) {
        return Problem.at(file, where.getStartMark().getLine() + 1, found, expected, mend);
    }
}
