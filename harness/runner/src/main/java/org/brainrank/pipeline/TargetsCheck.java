package org.brainrank.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.formats.numpy.NumPyArray;
import org.brainrank.results.Cell;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;
import org.brainrank.spi.UserException;

/**
 * Whether the scores by target and the cells say the same: a region's score is the mean over its targets of the means over folds,
 * where every target has a score in every fold.
 */
final class TargetsCheck {
    /** Sums of the same doubles in another order. */
    private static final double TOLERANCE = 1e-9;

    private final RecordedRun run;
    private final Set<String> incomplete = new HashSet<>();
    private final Map<String, List<Cell>> cells = new HashMap<>();
    private final Map<String, int[]> columns = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private double largest;
    private int files;

    private TargetsCheck(RecordedRun run, Diagnostics diagnostics) {
        this.run = run;
        diagnostics.spaces().stream()
                .filter(space -> space.unscored() > 0)
                .forEach(space -> incomplete.add(
                        key(space.model(), Integer.toString(space.layer()), space.variant(), space.capacity())));
        run.cells().stream()
                .filter(cell -> cell.status() == Cell.Status.DONE)
                .forEach(cell -> cells.computeIfAbsent(
                                key(cell.model(), Integer.toString(cell.layer()), cell.variant(), cell.capacity()),
                                key -> new ArrayList<>())
                        .add(cell));
    }

    static Check of(RecordedRun run, Optional<Diagnostics> diagnostics) {
        if (diagnostics.isEmpty()) {
            return new Check(
                    "targets",
                    Outcome.UNCHECKED,
                    "the run has no diagnostics.json, which says where every target has a score",
                    Double.NaN,
                    Double.NaN,
                    List.of());
        }
        try {
            return new TargetsCheck(run, diagnostics.get()).check();
        } catch (IOException e) {
            throw new UserException("cannot read targets/ of " + run.named() + ": " + e.getMessage(), e);
        }
    }

    private static String key(String model, String layer, String variant, String capacity) {
        return String.join("\t", model, layer, variant, capacity);
    }

    private Check check() throws IOException {
        Path folder = run.folder().path().resolve("targets");
        axes(Files.readAllLines(folder.resolve("axes.tsv")));
        List<String> lines = Files.readAllLines(folder.resolve("index.tsv"));
        int skipped = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split("\t", -1);
            String key = row.length < 6 ? "" : key(row[1], row[2], row[3], row[5]);
            if (!cells.containsKey(key)) {
                findings.add(
                        "targets/index.tsv has '" + line.replace('\t', ' ') + "', and cells.jsonl has no such cell");
            } else if (incomplete.contains(key)) {
                skipped++;
            } else {
                compare(row[0], Files.readAllBytes(folder.resolve(row[0])), cells.get(key));
            }
        }
        return new Check(
                "targets",
                findings.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                files + " files of targets/ against cells.jsonl"
                        + (skipped == 0 ? "" : "; " + skipped + " more have targets without a score in some fold"),
                largest,
                TOLERANCE,
                RankingCheck.shown(findings));
    }

    private void axes(List<String> lines) {
        Map<String, List<Integer>> byRoi = new LinkedHashMap<>();
        for (String line : lines) {
            String[] row = line.split("\t", -1);
            if (row[0].equals("target")) {
                byRoi.computeIfAbsent(row[3], roi -> new ArrayList<>()).add(Integer.valueOf(row[1]));
            }
        }
        byRoi.forEach((roi, targets) ->
                columns.put(roi, targets.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static Optional<double[]> values(String file, byte[] bytes, List<Integer> shape) {
        try {
            NumPyArray array = NumPyArray.read(Path.of(file), bytes);
            return array.shape().equals(shape) ? Optional.of(array.values()) : Optional.empty();
        } catch (UserException e) {
            return Optional.empty();
        }
    }

    private void compare(String file, byte[] bytes, List<Cell> own) {
        int targets = columns.values().stream().mapToInt(all -> all.length).sum();
        int quantities = Scored.QUANTITIES.size();
        Optional<double[]> values = values(file, bytes, List.of(own.size(), targets, quantities));
        if (values.isEmpty()) {
            findings.add(
                    "targets/" + file + " is not of shape (" + own.size() + ", " + targets + ", " + quantities + ")");
            return;
        }
        files++;
        for (int subject = 0; subject < own.size(); subject++) {
            for (Map.Entry<String, int[]> roi : columns.entrySet()) {
                Cell.Scores scores = own.get(subject).rois().get(roi.getKey());
                if (scores != null) {
                    double[][] recorded = {scores.r(), scores.r2(), scores.r2Joint(), scores.unique()};
                    for (int quantity = 0; quantity < recorded.length; quantity++) {
                        double sum = 0;
                        for (int target : roi.getValue()) {
                            sum += values.get()[(subject * targets + target) * quantities + quantity];
                        }
                        compare(
                                file,
                                own.get(subject).subject() + ", " + roi.getKey() + ", "
                                        + Scored.QUANTITIES.get(quantity),
                                Regions.mean(recorded[quantity]),
                                sum / roi.getValue().length);
                    }
                }
            }
        }
    }

    private void compare(String file, String place, double cell, double byTarget) {
        double difference = Math.abs(cell - byTarget);
        if (!Double.isNaN(difference)) {
            largest = Math.max(largest, difference);
        }
        if (!(difference <= TOLERANCE) && !(Double.isNaN(cell) && Double.isNaN(byTarget))) {
            findings.add(
                    "targets/" + file + ", " + place + ": the targets' mean is " + byTarget + ", the cell has " + cell);
        }
    }
}
