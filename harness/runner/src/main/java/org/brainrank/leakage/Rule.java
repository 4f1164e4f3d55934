package org.brainrank.leakage;

import java.util.Optional;

/** One way in which test scans teach. */
interface Rule {
    /** What {@code --allow-leakage} calls it; kebab-case. */
    String name();

    /** Looks for it. */
    Optional<Leak> find(Study study);
}
