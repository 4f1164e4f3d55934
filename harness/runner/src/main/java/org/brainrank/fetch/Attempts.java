package org.brainrank.fetch;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tries again while it may help.
 *
 * @param patience how often, and how long to wait
 * @param notices hears why something is tried again
 */
record Attempts(Patience patience, Consumer<String> notices) {
    /** One try. */
    interface Attempt<T> {
        /**
         * Tries.
         *
         * @throws IOException if trying again may help; {@link Setback} if the server said when
         */
        T once() throws IOException;
    }

    /**
     * Tries until it works.
     *
     * @param what is tried, for notices
     * @param reached how far it is; patience begins anew whenever that grew
     * @throws Exhausted after as many failures in a row as patience allows
     */
    <T> T at(String what, LongSupplier reached, Attempt<T> attempt) throws Exhausted {
        int failures = 0;
        while (true) {
            long before = reached.getAsLong();
            try {
                return attempt.once();
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IllegalStateException("interrupted while fetching " + what, e);
                }
                failures = reached.getAsLong() > before ? 1 : failures + 1;
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                if (failures >= patience.attempts()) {
                    throw new Exhausted(failures + " attempts: " + why, e);
                }
                Duration wait =
                        patience.wait(failures, e instanceof Setback later ? later.retryAfter : Optional.empty());
                notices.accept(what + ": " + why + "; again in " + Math.max(1, wait.toSeconds()) + " s");
                Patience.sleep(wait);
            }
        }
    }

    /** The server cannot now. */
    static final class Setback extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient Optional<String> retryAfter;

        Setback(String why, Optional<String> retryAfter) {
            super(why);
            this.retryAfter = retryAfter;
        }
    }

    /** Patience has ended; the message says how many attempts there were, and why the last failed. */
    static final class Exhausted extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        Exhausted(String why, IOException cause) {
            super(why, cause);
        }
    }
}
