/** The dataset {@code pieman}: 36 people who heard Pie Man, as 100 nodes of a hierarchical topographic factor analysis. */
@NullMarked
package org.brainrank.dataset.pieman;

import org.jspecify.annotations.NullMarked;
