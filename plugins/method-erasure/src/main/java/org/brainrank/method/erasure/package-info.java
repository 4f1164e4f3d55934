/**
 * Methods that change the input, or what a token gives, and look at what the output does.
 *
 * <p>{@link org.brainrank.method.erasure.Erasure} and {@link org.brainrank.method.erasure.LeaveOneOut} change one token at a
 * time, {@link org.brainrank.method.erasure.Occlusion} neighbours together. {@link
 * org.brainrank.method.erasure.ShapleyExact}, {@link org.brainrank.method.erasure.ShapleySampling}, {@link
 * org.brainrank.method.erasure.KernelShap} and {@link org.brainrank.method.erasure.Lime} share the output among tokens from
 * many subsets of them; each is an {@code Estimator} over one pass. {@link org.brainrank.method.erasure.Reagent} puts other
 * tokens in the place of absent ones. {@link org.brainrank.method.erasure.ValueZeroing} works inside a block.
 */
@NullMarked
package org.brainrank.method.erasure;

import org.jspecify.annotations.NullMarked;
