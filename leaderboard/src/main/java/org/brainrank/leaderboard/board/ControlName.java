package org.brainrank.leaderboard.board;

import java.util.Optional;

/**
 * The name of a control that was made of a method: {@code shuffled:METHOD}, {@code time-shifted{scans=3}:METHOD{norm=l2}}.
 *
 * @param kind before the colon, parameters included
 * @param method behind it
 */
record ControlName(String kind, String method) {
    /** Taken apart at the first colon outside of braces; nothing if the variant is nobody's control. */
    static Optional<ControlName> of(String variant) {
        int depth = 0;
        for (int i = 0; i < variant.length(); i++) {
            char c = variant.charAt(i);
            if (c == ':' && depth == 0 && i > 0) {
                return Optional.of(new ControlName(variant.substring(0, i), variant.substring(i + 1)));
            }
            depth += c == '{' ? 1 : 0;
            depth -= c == '}' ? 1 : 0;
        }
        return Optional.empty();
    }
}
