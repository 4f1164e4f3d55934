package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.results.Cell;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import tools.jackson.databind.JsonNode;

/** A track that a run would stand on: its data, folds, controls, settings and statistics. */
public final class TrackOfRun {
    /** What decides which rows are comparable; names, models, methods, controls and the seed do not. */
    private static final List<String> SECTIONS =
            List.of("dataset", "layers", "window", "alignment", "encoding", "statistics");

    private TrackOfRun() {}

    /**
     * Derives a track.
     *
     * @param run the folder of a finished run that is a result
     * @param harness reads its config
     * @return YAML for {@code tracks} of {@code board.yaml}
     * @throws BoardException if the run cannot be one
     */
    public static String yaml(Path run, Harness harness) {
        return BoardYaml.tracks(List.of(of(run, harness)));
    }

    static Track of(Path run, Harness harness) {
        try {
            RunFolder folder = RunFolder.open(run);
            Manifest manifest = folder.manifest();
            if (manifest.limited()
                    || !manifest.leakage().isEmpty()
                    || manifest.finished().isEmpty()) {
                throw new BoardException(
                        run + " is no result (limited, leaking or unfinished), and cannot define a track");
            }
            JsonNode config = BoardJson.tree(harness.yaml(Limits.CONFIG, Files.readString(run.resolve(Limits.CONFIG))));
            return of(manifest, folder.cells(), config);
        } catch (IOException e) {
            throw new BoardException(
                    "cannot make a track of " + run + ": " + e.getMessage() + ". Name the folder of a finished run", e);
        }
    }

    static Track of(Manifest manifest, List<Cell> cells, JsonNode config) {
        Map<String, JsonNode> sections = new LinkedHashMap<>();
        SECTIONS.stream()
                .filter(section -> config.get(section) != null)
                .forEach(section -> sections.put(section, BoardJson.withoutPaths(config.get(section))));
        JsonNode statistics = config.get("statistics");
        Manifest.Dataset dataset = manifest.dataset();
        Cell floor = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.FLOOR)
                .findFirst()
                .orElseThrow(() -> new BoardException("a run without nuisance controls cannot define a track: unique"
                        + " variance would be over nothing. Name word-rate and position under 'controls'"));
        Map<String, Double> floors = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.role() == Cell.Role.FLOOR)
                .forEach(cell -> floors.put(cell.subject(), CompletenessCheck.meanRSquared(cell)));
        return new Track(
                manifest.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                manifest.name(),
                new Track.DatasetKey(dataset.id(), dataset.version(), dataset.sha256()),
                dataset.subjects(),
                dataset.stories(),
                dataset.scans(),
                dataset.targets(),
                floor.rois().values().iterator().next().r().length,
                floor.variant(),
                controls(cells),
                ownControls(cells),
                sections,
                new Track.Statistics(
                        statistics.path("correction").asString("bh"),
                        statistics.path("permutations").asInt(1000),
                        statistics.path("bootstrap").asInt(2000),
                        statistics.path("fdr").asDouble(0.05),
                        config.path("seed").asLong(0)),
                floors,
                false);
    }

    private static List<String> controls(List<Cell> cells) {
        Set<String> controls = new LinkedHashSet<>();
        cells.stream()
                .filter(cell -> cell.role() == Cell.Role.CONTROL && cell.model().equals("-"))
                .forEach(cell -> controls.add(cell.variant()));
        return List.copyOf(controls);
    }

    /** Kinds that every method of the run has: what a method cannot have, a track cannot ask of others. */
    private static List<String> ownControls(List<Cell> cells) {
        Set<String> methods = new TreeSet<>();
        Map<String, Set<String>> byKind = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.role() == Cell.Role.METHOD) {
                methods.add(cell.variant());
            } else if (cell.role() == Cell.Role.CONTROL) {
                ControlName.of(cell.variant())
                        .ifPresent(name -> byKind.computeIfAbsent(name.kind(), kind -> new TreeSet<>())
                                .add(name.method()));
            }
        }
        List<String> kinds = new ArrayList<>();
        byKind.forEach((kind, of) -> {
            if (of.containsAll(methods)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }
}
