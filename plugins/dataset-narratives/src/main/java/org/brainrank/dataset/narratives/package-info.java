/**
 * The Narratives collection (Nastase et al. 2021), as its authors cleaned it. Read {@link
 * org.brainrank.dataset.narratives.NarrativesDatasetPlugin} first, then {@code NarrativesDataset}; {@code Stories} has the
 * table of clocks.
 */
@NullMarked
package org.brainrank.dataset.narratives;

import org.jspecify.annotations.NullMarked;
