package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import org.brainrank.features.ExplainedToken;
import org.brainrank.results.Cell;

/**
 * What one model, whole or spoilt, says of every word: computed once, and scored as often as one likes.
 *
 * @param label the model's name, after the control that spoilt it: {@code untrained:story-lm}
 * @param role of its feature sets
 * @param sets the methods' own, in the order of the passes
 * @param derived what controls that spoil features make of them; empty for a spoilt model
 * @param failures units that have no features
 * @param notes what a reader should know of the features
 * @param tokens that the scores of each wanted passage are about, one list a passage; empty for a spoilt model
 * @param scrutiny tests of faithfulness; empty for a spoilt model, and where none were asked for
 * @param seconds that it took
 */
record Explained(
        String label,
        Cell.Role role,
        List<FeatureSet> sets,
        List<FeatureSet> derived,
        List<Failure> failures,
        List<String> notes,
        List<List<ExplainedToken>> tokens,
        Optional<Scrutiny> scrutiny,
        double seconds) {
    Explained {
        sets = List.copyOf(sets);
        derived = List.copyOf(derived);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
        tokens = List.copyOf(tokens);
    }
}
