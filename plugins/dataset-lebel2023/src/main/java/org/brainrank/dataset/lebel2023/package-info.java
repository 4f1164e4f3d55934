/** LeBel et al. 2023: the preprocessed natural language fMRI dataset of the Huth laboratory. */
@NullMarked
package org.brainrank.dataset.lebel2023;

import org.jspecify.annotations.NullMarked;
