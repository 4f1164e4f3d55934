package org.brainrank.pipeline;

import java.util.List;

/**
 * What one subject's brain did at several presentations of the same stories.
 *
 * @param scans rows of the subject's responses that were presented more than once
 * @param presentations at least two, each of shape (those scans, targets), cleaned as the responses are, but for nuisance
 *     regressors, which are known of the responses alone
 */
record Repeats(List<Integer> scans, List<KeptResponses> presentations) {
    Repeats {
        scans = List.copyOf(scans);
        presentations = List.copyOf(presentations);
    }
}
