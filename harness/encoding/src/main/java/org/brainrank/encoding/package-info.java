/**
 * Ridge regression from features to brain responses, scored on scans that it never saw.
 *
 * <p>Read {@link org.brainrank.encoding.FoldPlan} and {@link org.brainrank.encoding.RidgeCrossValidation}:
 *
 * <pre>{@code
 * FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {352}, 5, 5);
 * RidgeResult result = RidgeCrossValidation.of(plan, new InnerFolds(4, 5), AlphaGrid.log10(-1, 8, 10))
 *         .solve(features, responses);
 * double[] r = result.meanCorrelations();
 * }</pre>
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><th>parameter</th><th>range</th><th>default of the harness</th></tr>
 * <tr><td>outer folds</td><td>2 to scans, or one a run</td><td>5 contiguous blocks</td></tr>
 * <tr><td>gap</td><td>0 or more scans</td><td>longest delay and context window</td></tr>
 * <tr><td>inner folds</td><td>2 or more</td><td>4</td></tr>
 * <tr><td>ratios of bands</td><td>1 or more</td><td>7 and one refinement</td></tr>
 * <tr><td>alphas</td><td>positive, ascending</td><td>10 from 10<sup>−1</sup> to 10<sup>8</sup></td></tr>
 * </table>
 *
 * <p>Several feature spaces, each a {@link org.brainrank.encoding.Band} with a penalty of its own, go to {@code prepare}.
 * Responses too large for memory come as a {@link org.brainrank.encoding.ResponseSource}.
 *
 * <p>Everything learnt, that is means, scales, penalties and weights, is learnt on a fold's training scans. Results do not
 * depend on the number of threads, and on the chunks in which targets come only by rounding.
 */
@NullMarked
package org.brainrank.encoding;

import org.jspecify.annotations.NullMarked;
