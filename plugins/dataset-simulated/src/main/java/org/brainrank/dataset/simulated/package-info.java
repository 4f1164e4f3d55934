/**
 * An original story and the simulated brains of its listeners: five regions whose truth is known, so that an experiment
 * can be checked for finding what is there and nothing else.
 *
 * <p>{@link org.brainrank.dataset.simulated.SimulatedDatasetPlugin} reads them from its own jar. They were drawn by
 * {@code ResponseGenerator}, among this plugin's tests, from {@code org.brainrank.simulation}, as {@code brainrank simulate}
 * does; the README says how.
 */
@NullMarked
package org.brainrank.dataset.simulated;

import org.jspecify.annotations.NullMarked;
