package org.brainrank.spi.control;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.dataset.Story;
import org.pf4j.ExtensionPoint;

/**
 * A floor under the leaderboard. Implement one of the three kinds: {@link StimulusControl} knows only the words, {@link
 * FeatureControl} spoils a method's own features, {@link ModelControl} spoils the model.
 */
public interface Control extends ExtensionPoint {
    /** How a control is used. */
    enum Role {
        /** Joins the regression beside every method; a method's unique variance is what it adds to these. */
        NUISANCE,
        /** Stands on the leaderboard as a row of its own, where a method should be above it. */
        COMPETITOR
    }

    /**
     * What this control is.
     *
     * @return its card
     */
    Card card();

    /**
     * How it is used.
     *
     * @return its role
     */
    Role role();

    /**
     * This control with its parameters.
     *
     * @param parameters as declared by the card
     * @return the control itself if it has none
     */
    default Control with(Parameters parameters) {
        return this;
    }

    /**
     * Its canonical name, parameters included.
     *
     * @return the card's id if it has none
     */
    default String variant() {
        return card().id();
    }

    /**
     * Why it cannot be used with a dataset.
     *
     * @param stories of the dataset
     * @return the reason and the remedy; empty if it can
     */
    default Optional<String> refusal(List<Story> stories) {
        return Optional.empty();
    }
}
