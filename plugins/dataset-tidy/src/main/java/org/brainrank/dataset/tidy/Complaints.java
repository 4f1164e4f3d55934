package org.brainrank.dataset.tidy;

import java.util.Optional;
import java.util.function.Supplier;
import org.brainrank.spi.UserException;

/** Who hears what is wrong: a run stops at the first of it, {@code validate} collects all. */
@FunctionalInterface
interface Complaints {
    /** Stops at the first. */
    Complaints STOP = complaint -> {
        throw complaint;
    };

    /**
     * Takes one; throws it, or goes on.
     *
     * @param complaint with place and remedy
     */
    void hear(UserException complaint);

    /**
     * Tries something.
     *
     * @param work may complain by throwing
     * @return what came of it; empty if it was complained about, and that did not stop everything
     */
    default <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (UserException e) {
            hear(e);
            return Optional.empty();
        }
    }
}
