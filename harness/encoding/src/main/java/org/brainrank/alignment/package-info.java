/**
 * From words to scans: what stands between a feature per word and a regressor per scan.
 *
 * <p>In the order of use: {@link org.brainrank.alignment.Downsampling} gathers words into scans,
 * a {@link org.brainrank.alignment.ResponseModel} (delays in scans or seconds, or a canonical response with derivatives)
 * allows for the sluggish blood flow, {@link org.brainrank.alignment.Trim} cuts a run's edges,
 * {@link org.brainrank.alignment.Cleaning} removes slow drift and nuisance signals from the responses and
 * {@link org.brainrank.alignment.Standardisation} z-scores what the regression sees.
 *
 * <p>All but the last work on <em>one continuous run</em>: nothing may cross a run's edge. Only the last two compute
 * statistics across scans: standardisation is learnt on training scans, and cleaning works within stretches that no edge of
 * an outer fold cuts.
 */
@NullMarked
package org.brainrank.alignment;

import org.jspecify.annotations.NullMarked;
