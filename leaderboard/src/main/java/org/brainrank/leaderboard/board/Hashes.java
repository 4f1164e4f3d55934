package org.brainrank.leaderboard.board;

import java.util.List;
import org.brainrank.results.Sha256;

/** SHA-256, in hexadecimal. */
final class Hashes {
    private Hashes() {}

    static String of(byte[] bytes) {
        return Sha256.of(bytes);
    }

    static String of(String text) {
        return Sha256.of(text);
    }

    /** The hash of texts in an order that does not matter: two files with the same lines have the same. */
    static String ofLines(List<String> lines) {
        return Sha256.of(lines.stream().sorted().map(line -> line + "\n"));
    }

    static boolean isOne(String text) {
        return text.matches("[0-9a-f]{64}");
    }
}
