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
    private final List<Target> targets;
    private final Map<String, List<String>> flatBySubject = new LinkedHashMap<>();

    FlatTargets(List<Target> targets) {
        this.targets = targets;
    }

    /**
     * Sets flat columns to zero.
     *
     * @throws UserException if nothing of a region varies
     */
    Matrix zeroed(String subject, Matrix responses) {
        List<String> flat = new ArrayList<>();
        Map<String, Integer> varying = new LinkedHashMap<>();
        for (int target = 0; target < targets.size(); target++) {
            boolean varies = varies(responses, target);
            varying.merge(targets.get(target).roi(), varies ? 1 : 0, Integer::sum);
            if (!varies) {
                flat.add(targets.get(target).label());
                for (int scan = 0; scan < responses.rows(); scan++) {
                    responses.set(scan, target, 0);
                }
            }
        }
        varying.forEach((roi, count) -> {
            if (count == 0) {
                throw new UserException("the responses of subject '" + subject + "' do not vary in any target of ROI '"
                        + roi
                        + "', so there is nothing to predict; leave the subject out by dataset.subjects, or the ROI"
                        + " out of the data");
            }
        });
        if (!flat.isEmpty()) {
            flatBySubject.put(subject, flat);
        }
        return responses;
    }

    List<String> notes() {
        return flatBySubject.entrySet().stream()
                .map(entry ->
                        "subject " + entry.getKey() + ": " + entry.getValue().size()
                                + " targets do not vary and have no score: " + String.join(", ", entry.getValue()))
                .toList();
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
