/** The English part of Le Petit Prince, Li et al. 2022. */
@NullMarked
package org.brainrank.dataset.littleprince;

import org.jspecify.annotations.NullMarked;
