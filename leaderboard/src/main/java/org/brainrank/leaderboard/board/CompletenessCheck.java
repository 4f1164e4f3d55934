package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brainrank.results.Cell;
import org.brainrank.results.Manifest;
import tools.jackson.databind.JsonNode;

/**
 * Whether anything is missing that would make a score look better than it is: subjects, layers to choose from, or the
 * controls that a method must beat.
 */
final class CompletenessCheck {
    private static final double FLOOR_TOLERANCE = 1e-3;
    private static final String WHOLE = "Submit cells.jsonl as the run wrote it, with every subject and layer";

    private record Space(String model, int layer, String variant, String capacity) {}

    private record Method(String model, String variant) {}

    private final Track track;
    private final Manifest manifest;
    private final Harness harness;
    private final Reasons reasons;
    private final Map<Space, Set<String>> subjects = new LinkedHashMap<>();
    private final Map<Method, SortedSet<Integer>> layers = new LinkedHashMap<>();
    private final Set<Method> methods = new LinkedHashSet<>();
    private final Map<Method, Cell.Role> roles = new LinkedHashMap<>();

    private CompletenessCheck(Track track, Manifest manifest, Harness harness, Reasons reasons) {
        this.track = track;
        this.manifest = manifest;
        this.harness = harness;
        this.reasons = reasons;
    }

    static void check(
            Track track, Manifest manifest, JsonNode config, List<Cell> cells, Harness harness, Reasons reasons) {
        CompletenessCheck check = new CompletenessCheck(track, manifest, harness, reasons);
        cells.forEach(check::sort);
        check.roles(cells);
        check.subjects();
        check.layers(config);
        check.controls();
        check.floor(cells);
    }

    private void sort(Cell cell) {
        subjects.computeIfAbsent(
                        new Space(cell.model(), cell.layer(), cell.variant(), cell.capacity()), key -> new HashSet<>())
                .add(cell.subject());
        if (cell.capacity().equals(Cell.FULL)) {
            Method method = new Method(cell.model(), cell.variant());
            layers.computeIfAbsent(method, key -> new TreeSet<>()).add(cell.layer());
            if (cell.role() == Cell.Role.METHOD) {
                methods.add(method);
            }
        }
    }

    private void roles(List<Cell> cells) {
        for (Cell cell : cells) {
            Method method = new Method(cell.model(), cell.variant());
            Cell.Role role = roles.putIfAbsent(method, cell.role());
            if (role != null && role != cell.role()) {
                reasons.add(Limits.CELLS, cell.variant() + " is both " + role + " and " + cell.role(), WHOLE);
                return;
            }
            boolean ofItself = ControlName.of(cell.variant()).isPresent();
            boolean nobody = cell.model().equals("-");
            boolean fits = switch (cell.role()) {
                case METHOD -> !ofItself && !nobody && cell.layer() >= 0;
                case CONTROL -> ofItself || nobody;
                case FLOOR -> nobody && cell.variant().equals(track.nuisance());
            };
            if (!fits) {
                reasons.add(
                        Limits.CELLS,
                        cell.variant() + " on model " + cell.model() + " cannot be a " + cell.role()
                                + (cell.role() == Cell.Role.FLOOR
                                        ? "; the nuisance controls of track '" + track.id() + "' are "
                                                + track.nuisance()
                                        : "; a control is of a method (shuffled:METHOD) or of no model"),
                        WHOLE);
                return;
            }
        }
        if (methods.isEmpty()) {
            reasons.add(Limits.CELLS, "no method has a score", "Submit a run that has methods");
        }
    }

    private void subjects() {
        subjects.forEach((space, found) -> {
            List<String> missing = new ArrayList<>(track.subjects());
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                reasons.add(
                        Limits.CELLS,
                        space.variant() + ", layer " + space.layer() + " of " + space.model() + " (" + space.capacity()
                                + ") has no score of " + String.join(", ", missing) + "; "
                                + track.subjects().size()
                                + " subjects are declared",
                        WHOLE);
            }
        });
    }

    private void layers(JsonNode config) {
        List<String> selectors = new ArrayList<>();
        if (config.get("layers") != null) {
            config.get("layers").forEach(node -> selectors.add(node.asString()));
        }
        for (Method method : methods) {
            Optional<Manifest.Variant> variant = declared(manifest, method.model(), method.variant());
            Optional<Manifest.Model> model = variant.flatMap(found -> manifest.models().stream()
                    .filter(one -> one.sha256().equals(found.modelSha256()))
                    .findFirst());
            if (model.isPresent()) {
                expected(method, selectors, model.get().layers());
            } else if (variant.isPresent()) {
                reasons.add(
                        Limits.MANIFEST + " /models",
                        "has no model with the SHA-256 of " + method.model(),
                        "Submit the file as the run wrote it");
            } else if (!track.imported()) {
                reasons.add(
                        Limits.MANIFEST + " /variants",
                        "has no entry for " + method.variant() + " on " + method.model()
                                + ": nobody could tell which model it explains",
                        "Submit the file as the run wrote it");
            }
        }
    }

    private void expected(Method method, List<String> selectors, int blocks) {
        SortedSet<Integer> expected;
        try {
            expected = new TreeSet<>(harness.layers(selectors, blocks));
        } catch (RuntimeException e) {
            reasons.add(Limits.CONFIG + " key layers", String.valueOf(e.getMessage()), WHOLE);
            return;
        }
        // The run says of which layers a method knows nothing; whoever leaves out others chooses among fewer on
        // purpose.
        String note = method.variant() + " says nothing at layers ";
        for (String said : manifest.notes()) {
            if (said.startsWith(note) && said.contains("] of " + method.model() + ";")) {
                for (String layer :
                        said.substring(note.length()).split("]", 2)[0].split("[^0-9]+", -1)) {
                    if (layer.matches("[0-9]{1,6}")) {
                        expected.remove(Integer.valueOf(layer));
                    }
                }
            }
        }
        SortedSet<Integer> found = layers.get(method);
        if (!found.equals(expected)) {
            reasons.add(
                    Limits.CELLS,
                    method.variant() + " on " + method.model() + " has layers " + found
                            + ", but the config and the notes" + " declare " + expected,
                    WHOLE);
        }
    }

    /** What a manifest says of a method on a model. */
    static Optional<Manifest.Variant> declared(Manifest manifest, String model, String variant) {
        return manifest.variants().values().stream()
                .filter(one -> one.model().equals(model) && one.variant().equals(variant))
                .findFirst();
    }

    private void controls() {
        for (String control : track.controls()) {
            if (!layers.containsKey(new Method("-", control))) {
                reasons.add(
                        Limits.CELLS,
                        "the control " + control + " has no score, and track '" + track.id() + "' asks for it",
                        "Name it under 'controls' in the config, and run again");
            }
        }
        for (Method method : methods) {
            for (String kind : track.ownControls()) {
                Method control = new Method(method.model(), kind + ":" + method.variant());
                SortedSet<Integer> found = layers.getOrDefault(control, Collections.emptySortedSet());
                if (!found.equals(layers.get(method))) {
                    reasons.add(
                            Limits.CELLS,
                            found.isEmpty()
                                    ? control.variant() + " on " + method.model() + " has no score, and track '"
                                            + track.id() + "' asks for it"
                                    : control.variant() + " on " + method.model() + " has layers " + found
                                            + ", but the method has " + layers.get(method),
                            "Name '" + kind + "' under 'controls' in the config, and run again; leave out methods that"
                                    + " cannot have it");
                }
            }
        }
    }

    private void floor(List<Cell> cells) {
        for (String subject : track.subjects()) {
            List<Cell> floors = cells.stream()
                    .filter(cell ->
                            cell.role() == Cell.Role.FLOOR && cell.subject().equals(subject))
                    .toList();
            if (floors.isEmpty()) {
                reasons.add(Limits.CELLS, "the nuisance controls have no score of " + subject, WHOLE);
            } else if (track.floor().containsKey(subject)) {
                double found = meanRSquared(floors.get(0));
                double expected = track.floor().get(subject);
                if (!(Math.abs(found - expected) <= FLOOR_TOLERANCE)) {
                    reasons.add(
                            Limits.CELLS,
                            "the nuisance controls alone explain R² " + found + " of " + subject + ", track '"
                                    + track.id() + "' has " + expected
                                    + ": the same data under the same config give the same",
                            "Run on the track's data with the track's config");
                }
            }
        }
    }

    /** Held-out R² of a cell, over targets and folds. */
    static double meanRSquared(Cell cell) {
        double sum = 0;
        int count = 0;
        for (Cell.Scores scores : cell.rois().values()) {
            for (double fold : scores.r2()) {
                sum += scores.targets() * fold;
                count += scores.targets();
            }
        }
        return sum / count;
    }
}
