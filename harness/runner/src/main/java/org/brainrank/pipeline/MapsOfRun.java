package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.brainrank.pipeline.LayerEvidence.MethodOnModel;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Maps;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.dataset.Geometry;

/**
 * Keeps, target by target, the scores of the layer that inner folds choose over all targets. About (subjects × folds × targets)
 * pairs of numbers a method and model, however many layers there are.
 */
final class MapsOfRun {
    private final Brains brains;
    private final Optional<Geometry> geometry;
    private final Map<MethodOnModel, Chosen> chosen = new LinkedHashMap<>();

    MapsOfRun(Brains brains, Optional<Geometry> geometry) {
        this.brains = brains;
        this.geometry = geometry;
    }

    /** Methods, the floor, and controls that belong to no method, at full width. */
    void hear(Scored scored) {
        Cell any = scored.cells().get(0);
        if (!any.capacity().equals(Cell.FULL) || spoilt(any.variant(), any.role())) {
            return;
        }
        chosen.computeIfAbsent(new MethodOnModel(any.model(), any.variant()), key -> new Chosen(brains))
                .hear(scored);
    }

    private static boolean spoilt(String variant, Cell.Role role) {
        return role == Cell.Role.CONTROL && variant.contains(":");
    }

    /** The maps of what the leaderboard has for all regions together. */
    Maps of(Leaderboard ranked) {
        return new Maps(
                RunFolder.SCHEMA_VERSION,
                ranked.name(),
                ranked.limited(),
                ranked.leakage(),
                geometry.map(known -> new Maps.Geometry(known.space(), known.simulated(), known.source()))
                        .orElse(Maps.Geometry.NONE),
                IntStream.range(0, brains.targets().size())
                        .mapToObj(this::target)
                        .toList(),
                ranked.rows().stream()
                        .filter(row -> row.roi().equals(Leaderboard.ALL)
                                && row.capacity().equals(Cell.FULL)
                                && row.level() != Row.Level.LAYER
                                && !spoilt(row.variant(), row.role()))
                        .flatMap(row -> row(row, ranked.models()).stream())
                        .toList());
    }

    private Maps.Target target(int index) {
        Optional<Geometry.Point> point = geometry.map(known -> known.points().get(index));
        return new Maps.Target(
                brains.targets().get(index).label(),
                brains.targets().get(index).roi(),
                point.map(Geometry.Point::x).orElse(Double.NaN),
                point.map(Geometry.Point::y).orElse(Double.NaN),
                point.map(Geometry.Point::z).orElse(Double.NaN));
    }

    /** What knows no model stands on every model's board, and here once. */
    private Optional<Maps.Row> row(Row row, List<String> models) {
        Chosen free = chosen.get(new MethodOnModel(FeatureSet.NO_MODEL, row.variant()));
        if (free != null && row.level() == Row.Level.MODEL) {
            return Optional.empty();
        }
        List<Chosen> parts = new ArrayList<>();
        if (free != null) {
            parts.add(free);
        } else {
            (row.level() == Row.Level.METHOD ? models : List.of(row.model()))
                    .forEach(model -> parts.add(chosen.get(new MethodOnModel(model, row.variant()))));
        }
        return Optional.of(new Maps.Row(
                row.level(),
                row.model(),
                row.variant(),
                row.role(),
                mean(parts, part -> part.unique),
                mean(parts, part -> part.r)));
    }

    /** Mean over folds, then over models and subjects; rounded. */
    private double[] mean(List<Chosen> parts, Function<Chosen, float[][][]> score) {
        double[] means = new double[brains.targets().size()];
        Arrays.setAll(
                means,
                target -> Significant.rounded(Regions.mean(parts.stream()
                        .flatMap(part -> Arrays.stream(score.apply(part)))
                        .mapToDouble(folds -> Regions.mean(Arrays.stream(folds)
                                .mapToDouble(targets -> targets[target])
                                .toArray()))
                        .toArray())));
        return means;
    }

    /** One method on one model: scores of shape [subjects][folds][targets] at the layer chosen so far. */
    private static final class Chosen {
        private final ChosenLayer layer;
        private final float[][][] unique;
        private final float[][][] r;

        Chosen(Brains brains) {
            int subjects = brains.subjects().size();
            int folds = brains.folds().outer().folds().size();
            this.layer = new ChosenLayer(subjects, folds);
            this.unique = new float[subjects][folds][brains.targets().size()];
            this.r = new float[subjects][folds][brains.targets().size()];
        }

        void hear(Scored scored) {
            Particulars kept = scored.particulars().orElseThrow();
            for (int subject = 0; subject < unique.length; subject++) {
                Cell cell = scored.cells().get(subject);
                double[] inner = CellTable.scores(cell, Leaderboard.ALL).inner();
                Particulars.OfSubject own = kept.subjects().get(subject);
                for (int fold = 0; fold < inner.length; fold++) {
                    if (layer.takes(subject, fold, cell.layer(), inner[fold])) {
                        int targets = unique[subject][fold].length;
                        System.arraycopy(own.unique(), fold * targets, unique[subject][fold], 0, targets);
                        System.arraycopy(own.r(), fold * targets, r[subject][fold], 0, targets);
                    }
                }
            }
        }
    }
}
