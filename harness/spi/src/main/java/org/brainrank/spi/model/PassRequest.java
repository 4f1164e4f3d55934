package org.brainrank.spi.model;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One run of a pass for everyone who shares it.
 *
 * @param pass how the model is run
 * @param layers for which layers quantities are shown, each from 0 to L
 * @param quantities what is shown
 * @param output the scalar f
 * @param passages of the run, for passes that start from some
 */
public record PassRequest(
        Pass pass, SortedSet<Integer> layers, Set<Quantity> quantities, Output output, Passages passages) {
    /** Copies the sets. */
    public PassRequest {
        layers = Collections.unmodifiableSortedSet(new TreeSet<>(layers));
        quantities = Set.copyOf(quantities);
    }

    /**
     * A request where there is no run to draw passages from.
     *
     * @param pass as above
     * @param layers as above
     * @param quantities as above
     * @param output as above
     */
    public PassRequest(Pass pass, SortedSet<Integer> layers, Set<Quantity> quantities, Output output) {
        this(pass, layers, quantities, output, Passages.NONE);
    }

    /**
     * The same in a run.
     *
     * @param ofTheRun its texts
     * @return a copy
     */
    public PassRequest among(Passages ofTheRun) {
        return new PassRequest(pass, layers, quantities, output, ofTheRun);
    }
}
