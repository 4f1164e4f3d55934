/**
 * Methods that read one backward pass: {@link org.brainrank.method.gradients.GradientNorm} and {@link
 * org.brainrank.method.gradients.InputXGradient}, {@link org.brainrank.method.gradients.GradCam} and {@link
 * org.brainrank.method.gradients.GradientXAttention}, at every layer. All share one run of {@link
 * org.brainrank.spi.model.Pass.Gradient}; {@link org.brainrank.method.gradients.SmoothGrad}, {@link
 * org.brainrank.method.gradients.SquareGrad} and {@link org.brainrank.method.gradients.VarGrad} share one of {@link
 * org.brainrank.spi.model.Pass.Noise}.
 */
@NullMarked
package org.brainrank.method.gradients;

import org.jspecify.annotations.NullMarked;
