package org.brainrank.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.config.ConfigReader;
import org.brainrank.config.Experiment;
import org.brainrank.config.Overrides;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;

/**
 * A finished run as its folder has it.
 *
 * @param folder where
 * @param manifest where every number comes from
 * @param config text of {@code config.resolved.yaml}
 * @param experiment the same, read
 * @param leaderboard the ranking
 * @param cells finished and failed
 */
public record RecordedRun(
        RunFolder folder,
        Manifest manifest,
        String config,
        Experiment experiment,
        Leaderboard leaderboard,
        List<Cell> cells) {
    private static final String CONFIG = "config.resolved.yaml";

    /** Copies the list. */
    public RecordedRun {
        cells = List.copyOf(cells);
    }

    /**
     * Reads a run.
     *
     * @param path its folder
     * @return the run
     * @throws UserException if it is no finished run, or a file of it is broken
     */
    public static RecordedRun open(Path path) {
        try {
            RunFolder folder = RunFolder.open(path);
            String config = Files.readString(path.resolve(CONFIG));
            return new RecordedRun(
                    folder,
                    folder.manifest(),
                    config,
                    new ConfigReader(Map.of()).parse(path.resolve(CONFIG).toString(), "", config, Overrides.NONE),
                    folder.leaderboard(),
                    folder.cells());
        } catch (IOException e) {
            throw new UserException(
                    "cannot read the run " + path + ": " + e.getMessage()
                            + ". Name the folder of a finished run, with all its files",
                    e);
        }
    }

    /** Who was scored where. */
    Panel panel() {
        return new Panel(
                manifest.dataset().id(),
                manifest.dataset().subjects(),
                List.copyOf(manifest.dataset().targets().keySet()));
    }

    /** How results name the folder: as it was given. */
    String named() {
        return folder.path().toString();
    }
}
