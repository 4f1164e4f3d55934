package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Target;

/**
 * Targets that do not vary for a subject: outside the field of view, or dead. They are set to zero, so that they have no
 * score and count nowhere. What detrending leaves of them by rounding is zero already, see {@link org.brainrank.alignment.Cleaning}, so
 * no threshold of scale is needed here.
 */
final class FlatTargets {
    /** Targets that a note names: an image without a mask has tens of thousands outside of the head. */
    private static final int NAMED = 20;

    private final List<Target> targets;
    private final Map<String, List<String>> flatBySubject = new LinkedHashMap<>();
    private final List<String> flat = new ArrayList<>();
    private final Map<String, Integer> varying = new LinkedHashMap<>();

    FlatTargets(List<Target> targets) {
        this.targets = targets;
    }

    /**
     * Sets flat columns to zero.
     *
     * @param subject whose
     * @param from the target of the first column; all come, in order
     * @param responses shape (scans, targets from there on)
     * @throws UserException if these are the last targets, and nothing of a region varies
     */
    Matrix zeroed(String subject, int from, Matrix responses) {
        if (from == 0) {
            flat.clear();
            varying.clear();
        }
        for (int column = 0; column < responses.columns(); column++) {
            Target target = targets.get(from + column);
            boolean varies = varies(responses, column);
            varying.merge(target.roi(), varies ? 1 : 0, Integer::sum);
            if (!varies) {
                flat.add(target.label());
                for (int scan = 0; scan < responses.rows(); scan++) {
                    responses.set(scan, column, 0);
                }
            }
        }
        if (from + responses.columns() == targets.size()) {
            finish(subject);
        }
        return responses;
    }

    private void finish(String subject) {
        varying.forEach((roi, count) -> {
            if (count == 0) {
                throw new UserException("the responses of subject '" + subject + "' do not vary in any target of ROI '"
                        + roi
                        + "', so there is nothing to predict; leave the subject out by dataset.subjects, or the ROI"
                        + " out of the data");
            }
        });
        if (!flat.isEmpty()) {
            flatBySubject.put(subject, List.copyOf(flat));
        }
    }

    List<String> notes() {
        return flatBySubject.entrySet().stream()
                .map(entry ->
                        "subject " + entry.getKey() + ": " + entry.getValue().size()
                                + " targets do not vary and have no score: " + named(entry.getValue()))
                .toList();
    }

    private static String named(List<String> labels) {
        String some = String.join(", ", labels.subList(0, Math.min(NAMED, labels.size())));
        return labels.size() > NAMED ? some + " and " + (labels.size() - NAMED) + " more" : some;
    }

    private static boolean varies(Matrix responses, int target) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int scan = 0; scan < responses.rows(); scan++) {
            low = Math.min(low, responses.get(scan, target));
            high = Math.max(high, responses.get(scan, target));
        }
        return high > low;
    }
}
