/** Tuckute et al. 2024: sentences without context, and the response of the language network to each. */
@NullMarked
package org.brainrank.dataset.tuckute2024;

import org.jspecify.annotations.NullMarked;
