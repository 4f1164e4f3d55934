package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The first files of a results repository. */
public final class NewBoard {
    private static final String WORKFLOW = ".github/workflows/board.yml";
    private static final String README = """
            # Results

            A BrainRank board: runs of many people, one folder a submission, compared on one page.

            To submit: make a run with the config of a track in `board.yaml`, then

                brainrank submit RUN --to . --who your-handle
                git checkout -b my-run && git add submissions && git commit -m "Submit my run" && git push

            and open a pull request. A check says what it finds, line by line. Nothing is run that you submit.
            """;

    private NewBoard() {}

    /**
     * Writes what is not there yet; no file is written over.
     *
     * @param root the repository: new, empty, or one without a board
     * @param title for people
     * @param run a run that defines the first track, if there is one
     * @param harness reads the run's config
     * @return the files that were written
     * @throws IOException if one cannot be written
     * @throws BoardException if there is a board already, or the run cannot define a track
     */
    public static List<Path> write(Path root, String title, Optional<Path> run, Harness harness) throws IOException {
        if (Files.exists(root.resolve(BoardDefinition.FILE), LinkOption.NOFOLLOW_LINKS)) {
            throw new BoardException(root + " has a " + BoardDefinition.FILE
                    + " already. To add a track, paste what 'brainrank board track RUN' prints");
        }
        Wording.faultOfProse(title, 200).ifPresent(fault -> {
            throw new BoardException("--title " + fault);
        });
        List<Track> tracks =
                run.map(folder -> List.of(TrackOfRun.of(folder, harness))).orElse(List.of());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(WORKFLOW, resource("github-workflow.yml"));
        files.put("README.md", README);
        files.put(BoardRepository.SUBMISSIONS + "/.gitkeep", "");
        // Last: where it stands, there is a board.
        files.put(BoardDefinition.FILE, BoardYaml.of(new BoardDefinition(BoardDefinition.VERSION, title, "", tracks)));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
                written.add(path);
            }
        }
        return written;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NewBoard.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
