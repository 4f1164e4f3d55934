package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brainrank.results.ForeignRecord;

/** The board as it was built last, from its own files: what changes are counted from. */
public final class LastBuild {
    private final Optional<BoardRecord> board;
    private final ChangeFeed feed;

    private LastBuild(Optional<BoardRecord> board, ChangeFeed feed) {
        this.board = board;
        this.feed = feed;
    }

    /**
     * There was none.
     *
     * @return a build without a board
     */
    public static LastBuild none() {
        return new LastBuild(Optional.empty(), ChangeFeed.EMPTY);
    }

    /**
     * Reads the files of a site.
     *
     * @param site a folder; may be missing
     * @return the last build, or none if there is no {@code board.json}
     * @throws BoardException if its files are broken
     */
    public static LastBuild in(Path site) {
        return of(text(site.resolve(BoardRecord.FILE)), text(site.resolve(ChangeFeed.FILE)));
    }

    /**
     * Takes the two files that a site keeps for the next build.
     *
     * @param board {@code board.json}, if there is one
     * @param changes {@code changes.json}, if there is one
     * @return the last build
     * @throws BoardException if one is broken
     */
    public static LastBuild of(Optional<String> board, Optional<String> changes) {
        if (board.isEmpty()) {
            return none();
        }
        return new LastBuild(
                Optional.of(read(BoardRecord.FILE, board.get(), BoardRecord.class)),
                changes.map(text -> read(ChangeFeed.FILE, text, ChangeFeed.class))
                        .orElse(ChangeFeed.EMPTY));
    }

    private static <T> T read(String file, String text, Class<T> type) {
        try {
            return BoardJson.read(ForeignRecord.tree(text), type);
        } catch (IOException | BoardJson.BrokenException e) {
            throw new BoardException(
                    "the last build's " + file + " cannot be read: " + e.getMessage()
                            + ". Remove it, and changes are counted from nothing",
                    e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readString(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new BoardException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    Optional<BoardRecord> board() {
        return board;
    }

    ChangeFeed feed() {
        return feed;
    }

    /** Submissions that stood on it. */
    Set<String> accepted() {
        return board.stream()
                .flatMap(last -> last.submissions().stream())
                .map(BoardRecord.Entry::id)
                .collect(Collectors.toSet());
    }

    /** Whether a folder may be written over: it is empty, or a board of ours. */
    static boolean mayReplace(Path site) throws IOException {
        if (!Files.exists(site, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(site, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (Files.isRegularFile(site.resolve(BoardRecord.FILE), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(site)) {
            return inside.findAny().isEmpty();
        }
    }
}
