/**
 * Files from the network: whole or not at all, checked, resumed where they broke off. {@link org.brainrank.fetch.FolderFetch}
 * gets a model from the Hugging Face hub ({@link org.brainrank.fetch.HubListing}), or a dataset that names its files
 * ({@link org.brainrank.spi.dataset.Archive}), or the part of it that was chosen.
 *
 * <p>Nothing is fetched unless somebody asks for it by {@code brainrank fetch}; a run never does.
 */
@NullMarked
package org.brainrank.fetch;

import org.jspecify.annotations.NullMarked;
