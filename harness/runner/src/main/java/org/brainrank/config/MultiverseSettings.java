package org.brainrank.config;

import java.util.List;
import java.util.Map;

/**
 * Choices that a run could have made otherwise, and whether all of them are combined.
 *
 * @param full every combination, not one change at a time
 * @param universes each an experiment of its own, the config itself first
 */
public record MultiverseSettings(boolean full, List<Universe> universes) {
    /** Copies the list. */
    public MultiverseSettings {
        universes = List.copyOf(universes);
    }

    /**
     * One way to run the experiment.
     *
     * @param choices what is chosen otherwise than in the config, by the name of the choice: {@code context-words} to {@code
     *     20}; empty for the config itself
     * @param experiment with these choices, but for {@code baselines}
     */
    public record Universe(Map<String, String> choices, Experiment experiment) {
        /** The choice of a baseline for every method that takes one; plugins have to be known to make it. */
        public static final String BASELINES = "baselines";

        /** Copies the choices, keeping their order. */
        public Universe {
            choices = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(choices));
        }

        /**
         * How results name it.
         *
         * @return {@code config}, or {@code context-words=20, normalise=l2}
         */
        public String name() {
            return choices.isEmpty()
                    ? "config"
                    : String.join(
                            ", ",
                            choices.entrySet().stream()
                                    .map(choice -> choice.getKey() + "=" + choice.getValue())
                                    .toList());
        }
    }
}
