/** Tables as text: {@code .tsv} and {@code .csv}. Read {@link org.brainrank.formats.tables.Table}. */
@NullMarked
package org.brainrank.formats.tables;

import org.jspecify.annotations.NullMarked;
