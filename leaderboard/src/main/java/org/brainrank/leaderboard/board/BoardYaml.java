package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The board's own YAML: a key a line, and each value as JSON, which is YAML that no text can break out of. */
final class BoardYaml {
    private BoardYaml() {}

    static String of(Claim claim) {
        StringBuilder yaml = new StringBuilder();
        entries(yaml, "", (ObjectNode) BoardJson.tree(claim));
        return yaml.toString();
    }

    static String of(BoardDefinition board) {
        StringBuilder yaml =
                new StringBuilder("# A BrainRank board. docs/board/README.md of BrainRank says what each key means.\n");
        ObjectNode tree = (ObjectNode) BoardJson.tree(board);
        tree.remove("tracks");
        entries(yaml, "", tree);
        yaml.append(
                "# What rows must share to be compared. 'brainrank board track RUN' prints one for a run of yours.\n");
        yaml.append(board.tracks().isEmpty() ? "tracks: []\n" : "tracks:\n" + tracks(board.tracks()));
        return yaml.toString();
    }

    static String tracks(List<Track> tracks) {
        StringBuilder yaml = new StringBuilder();
        for (Track track : tracks) {
            StringBuilder one = new StringBuilder();
            entries(one, "    ", (ObjectNode) BoardJson.tree(track));
            yaml.append("  - ").append(one.substring(4));
        }
        return yaml.toString();
    }

    private static void entries(StringBuilder yaml, String indent, ObjectNode tree) {
        for (Map.Entry<String, JsonNode> entry : tree.properties()) {
            JsonNode value = entry.getValue();
            if (value.isObject() && !value.isEmpty()) {
                yaml.append(indent).append(entry.getKey()).append(":\n");
                value.properties()
                        .forEach(below -> yaml.append(indent)
                                .append("  ")
                                .append(BoardJson.line(below.getKey()))
                                .append(": ")
                                .append(BoardJson.line(below.getValue()))
                                .append('\n'));
            } else {
                yaml.append(indent)
                        .append(entry.getKey())
                        .append(": ")
                        .append(BoardJson.line(value))
                        .append('\n');
            }
        }
    }
}
