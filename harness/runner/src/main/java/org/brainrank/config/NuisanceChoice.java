package org.brainrank.config;

import java.util.List;

/**
 * Which of a dataset's nuisance regressors responses are freed of.
 *
 * @param all every one that the dataset offers
 * @param names if not all, these; perhaps none
 */
public record NuisanceChoice(boolean all, List<String> names) {
    /** Copies the list. */
    public NuisanceChoice {
        names = List.copyOf(names);
    }

    /**
     * These.
     *
     * @param names of regressors; perhaps none
     * @return the choice
     */
    public static NuisanceChoice of(List<String> names) {
        return new NuisanceChoice(false, names);
    }
}
