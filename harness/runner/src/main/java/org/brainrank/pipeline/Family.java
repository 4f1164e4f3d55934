package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.results.Cell;

/**
 * Feature spaces of one model of which the inner folds take one for each subject and outer fold, as a row's layer is taken: the
 * one of the highest inner R² of the joint model, the earlier of equals. No test scan chooses, so a family of many members
 * has no advantage but that of choice.
 *
 * @param unique unique variance of what was chosen, by subject; NaN where nothing of the region varies
 * @param choices by outer fold: what the most subjects chose, the earlier of equals
 */
record Family(double[] unique, List<Member> choices) {
    /** A variant at a layer. */
    record Member(String variant, int layer) {
        @Override
        public String toString() {
            return layer == FeatureSet.NO_LAYER ? variant : variant + "@" + layer;
        }
    }

    /**
     * Chooses.
     *
     * @param cells of one model and one capacity; what failed for a subject is left out for all
     * @param subjects in order
     * @param roi a name, or {@code all}
     * @return empty if there is no cell
     */
    static Optional<Family> of(List<Cell> cells, List<String> subjects, String roi) {
        Map<Member, Map<String, Cell.Scores>> members = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.status() == Cell.Status.DONE) {
                members.computeIfAbsent(new Member(cell.variant(), cell.layer()), member -> new LinkedHashMap<>())
                        .put(cell.subject(), CellTable.scores(cell, roi));
            }
        }
        members.values().removeIf(scores -> scores.size() != subjects.size());
        if (members.isEmpty()) {
            return Optional.empty();
        }
        int folds =
                members.values().iterator().next().values().iterator().next().inner().length;
        double[] unique = new double[subjects.size()];
        int[] scored = new int[subjects.size()];
        List<Member> choices = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            Map<Member, Integer> votes = new LinkedHashMap<>();
            for (int subject = 0; subject < subjects.size(); subject++) {
                Optional<Member> best = best(members, subjects.get(subject), fold);
                if (best.isPresent()) {
                    votes.merge(best.get(), 1, Integer::sum);
                    unique[subject] +=
                            members.get(best.get()).get(subjects.get(subject)).unique()[fold];
                    scored[subject]++;
                }
            }
            choices.add(members.keySet().stream()
                    .reduce((a, b) -> votes.getOrDefault(b, 0) > votes.getOrDefault(a, 0) ? b : a)
                    .orElseThrow());
        }
        Arrays.setAll(unique, subject -> unique[subject] / scored[subject]);
        return Optional.of(new Family(unique, List.copyOf(choices)));
    }

    private static Optional<Member> best(Map<Member, Map<String, Cell.Scores>> members, String subject, int fold) {
        Member best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Member, Map<String, Cell.Scores>> entry : members.entrySet()) {
            Cell.Scores scores = entry.getValue().get(subject);
            // Not a number where nothing of the region varies in this fold.
            if (scores.inner()[fold] > highest && !Double.isNaN(scores.unique()[fold])) {
                best = entry.getKey();
                highest = scores.inner()[fold];
            }
        }
        return Optional.ofNullable(best);
    }
}
