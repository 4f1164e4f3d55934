package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brainrank.leaderboard.PlainPage;

/**
 * The folder of a board: {@code board.yaml}, and {@code submissions/WHO/NAME/} with the files of a run and {@code
 * submission.yaml}.
 */
public final class BoardRepository {
    static final String SUBMISSIONS = "submissions";
    private static final long LARGEST_DEFINITION = 4_000_000;
    private static final Set<String> ALLOWED_BESIDE = Set.of("README.md", ".gitkeep");

    private final Path root;
    private final BoardDefinition definition;

    private BoardRepository(Path root, BoardDefinition definition) {
        this.root = root;
        this.definition = definition;
    }

    /**
     * Opens a board.
     *
     * @param root the folder that holds {@code board.yaml}
     * @param harness reads YAML
     * @return the board
     * @throws BoardException if there is none, or its definition is broken
     */
    public static BoardRepository open(Path root, Harness harness) {
        Path file = root.resolve(BoardDefinition.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BoardException(root + " is no board: it has no " + BoardDefinition.FILE
                    + ". Name the root of a results repository, or make one with 'brainrank board init'");
        }
        try {
            if (Files.size(file) > LARGEST_DEFINITION) {
                throw new BoardException(file + " has more than " + LARGEST_DEFINITION + " bytes");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new BoardRepository(
                    root, BoardJson.read(BoardJson.tree(harness.yaml(file.toString(), text)), BoardDefinition.class));
        } catch (BoardJson.BrokenException | IOException e) {
            throw new BoardException(file + ": " + e.getMessage() + ". docs/board/README.md has its keys", e);
        }
    }

    /**
     * The board that a submission's folder lies in.
     *
     * @param folder {@code …/submissions/WHO/NAME}
     * @return its root, if the folder lies so
     */
    public static Optional<Path> rootOf(Path folder) {
        Path who = folder.toAbsolutePath().normalize().getParent();
        Path submissions = who == null ? null : who.getParent();
        return submissions == null
                        || submissions.getFileName() == null
                        || !submissions.getFileName().toString().equals(SUBMISSIONS)
                ? Optional.empty()
                : Optional.ofNullable(submissions.getParent());
    }

    Path root() {
        return root;
    }

    BoardDefinition definition() {
        return definition;
    }

    Path folder(String who, String name) {
        return root.resolve(SUBMISSIONS).resolve(who).resolve(name);
    }

    /**
     * Where a submission stands.
     *
     * @param who handle
     * @param name of the submission
     * @param folder its folder
     */
    record Place(String who, String name, Path folder) {
        String id() {
            return who + "/" + name;
        }
    }

    /** All submissions by name; what stands in their place without being one is refused. */
    List<Place> places(List<Checked> refused) throws IOException {
        List<Place> places = new ArrayList<>();
        Path submissions = root.resolve(SUBMISSIONS);
        if (!Files.isDirectory(submissions, LinkOption.NOFOLLOW_LINKS)) {
            return places;
        }
        for (Path who : sorted(submissions, Limits.PEOPLE_AT_MOST, "people")) {
            String handle = who.getFileName().toString();
            if (ALLOWED_BESIDE.contains(handle)) {
                continue;
            }
            Optional<String> fault = Wording.faultOfHandle(handle);
            if (fault.isPresent() || !Files.isDirectory(who, LinkOption.NOFOLLOW_LINKS)) {
                refused.add(odd(handle, fault.orElse("is no folder")));
                continue;
            }
            for (Path folder : sorted(who, Limits.SUBMISSIONS_OF_ONE_AT_MOST, "submissions of " + handle)) {
                String name = folder.getFileName().toString();
                Optional<String> wrong = Wording.faultOfFolder(name);
                if (wrong.isPresent() || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    refused.add(odd(handle + "/" + name, wrong.orElse("is no folder")));
                } else {
                    places.add(new Place(handle, name, folder));
                }
            }
        }
        return places;
    }

    private static Checked odd(String id, String fault) {
        Reason reason = new Reason(
                SUBMISSIONS + "/" + id, fault, "Submissions stand in " + SUBMISSIONS + "/WHO/NAME/, two folders deep");
        return Checked.refused(Wording.shortened(PlainPage.printable(id), 120), "", List.of(reason));
    }

    private static List<Path> sorted(Path folder, int most, String what) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (entries.size() == most) {
                    throw new BoardException(folder + " holds more than " + most + " " + what
                            + "; a board of this size needs another design. Remove some");
                }
                entries.add(entry);
            }
        }
        entries.sort(java.util.Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries;
    }
}
