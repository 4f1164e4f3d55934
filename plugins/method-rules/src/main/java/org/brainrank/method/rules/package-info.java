/**
 * Methods whose backward pass follows rules instead of derivatives: {@link org.brainrank.method.rules.AttnLrp} and {@link
 * org.brainrank.method.rules.EpsilonLrp} share out f as relevance, {@link org.brainrank.method.rules.DeepLift} shares out f −
 * f(baseline). The rules themselves are the engine's ({@link org.brainrank.spi.model.Pass.Relevance}, {@link
 * org.brainrank.spi.model.Pass.Rescale}); a model offers them as the capability {@code relevance}.
 */
@NullMarked
package org.brainrank.method.rules;

import org.jspecify.annotations.NullMarked;
