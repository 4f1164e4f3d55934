/**
 * Feature spaces that are kept from run to run, in {@code BRAINRANK_HOME/cache/features}, by the hash of everything that
 * decides their numbers.
 *
 * <p>Read {@link org.brainrank.cache.CacheKey} first, for what that is, then {@link org.brainrank.cache.FeatureCache}. {@link
 * org.brainrank.cache.Reasons} compares keys, and so says why something is computed again.
 */
@NullMarked
package org.brainrank.cache;

import org.jspecify.annotations.NullMarked;
