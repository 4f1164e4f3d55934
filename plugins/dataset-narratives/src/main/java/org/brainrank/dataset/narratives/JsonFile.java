package org.brainrank.dataset.narratives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** JSON whose refusals name the line. Read as YAML, of which it is a part: its parser is here already, and knows lines. */
final class JsonFile {
    private final Path file;
    private final Node root;

    private JsonFile(Path file, Node root) {
        this.file = file;
        this.root = root;
    }

    static JsonFile read(Path file) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(Files.readString(file)));
            if (root == null) {
                throw Problem.in(file, "an empty file", "a JSON object", "Fetch it again.");
            }
            return new JsonFile(file, root);
        } catch (IOException e) {
            throw Problem.unreadable(file, e);
        } catch (YAMLException e) {
            throw Problem.undecodable(file, "JSON", e);
        }
    }

    Node root() {
        return root;
    }

    Map<String, Node> object(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "no object", "{…}");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            entries.put(text(entry.getKeyNode()), entry.getValueNode());
        }
        return entries;
    }

    List<Node> array(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw wrong(node, "no array", "[…]");
    }

    String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node, "no text or number", "one");
    }

    int scans(Map<String, Node> event, Node where, String key, int least) {
        Node node = event.getOrDefault(key, where);
        String text = node.equals(where) ? "" : text(node);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw wrong(node, "'" + key + "' is '" + Problem.shortened(text) + "'", "whole scans from " + least);
        }
        return Integer.parseInt(text);
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private UserException wrong(Node node, String found, String expected) {
        return Problem.in(file, "line " + line(node) + ": " + found, expected, "Take the file as published.");
    }
}
