package org.brainrank.spi.dataset;

import java.util.Collection;
import java.util.List;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;

/**
 * A subject that is not used.
 *
 * @param subject its name
 * @param reason what is wrong, and where
 */
public record Exclusion(String subject, String reason) {
    /**
     * What a dataset says of a subject or a story that it was asked for and has not.
     *
     * @param dataset id
     * @param kind subject, story, or what the dataset calls them
     * @param name that was asked for
     * @param known names that there are
     * @param exclusions of the dataset
     * @return to be thrown; with the reason if the subject was left out, else with the nearest name
     */
    public static UserException unknown(
            String dataset, String kind, String name, Collection<String> known, List<Exclusion> exclusions) {
        return new UserException("Dataset '" + dataset + "' has no usable " + kind + " '" + name + "'. "
                + exclusions.stream()
                        .filter(exclusion -> exclusion.subject().equals(name))
                        .map(exclusion -> "It is left out: " + exclusion.reason())
                        .findFirst()
                        .orElseGet(() -> Nearest.hint(name, known)));
    }
}
