package org.brainrank.leaderboard.board;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code board.yaml}: what a board is about, and its tracks.
 *
 * @param version of this file's form
 * @param title for people
 * @param about a sentence or two
 * @param tracks at least one before anything can be submitted
 */
record BoardDefinition(int version, String title, String about, List<Track> tracks) {
    static final int VERSION = 1;
    static final String FILE = "board.yaml";

    BoardDefinition {
        title = Objects.requireNonNullElse(title, "BrainRank board");
        about = Objects.requireNonNullElse(about, "");
        tracks = List.copyOf(Objects.requireNonNullElse(tracks, List.of()));
        if (version != VERSION) {
            throw new IllegalArgumentException("version is " + VERSION + "; was " + version);
        }
        Set<String> ids = new HashSet<>();
        tracks.forEach(track -> {
            if (!ids.add(track.id())) {
                throw new IllegalArgumentException("two tracks are called '" + track.id() + "'");
            }
        });
    }

    Optional<Track> track(String id) {
        return tracks.stream().filter(track -> track.id().equals(id)).findFirst();
    }
}
