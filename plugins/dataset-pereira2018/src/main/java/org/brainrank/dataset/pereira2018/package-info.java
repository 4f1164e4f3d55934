/** Pereira et al. 2018: sentences of passages, and the response to each. */
@NullMarked
package org.brainrank.dataset.pereira2018;

import org.jspecify.annotations.NullMarked;
