package org.brainrank.features;

/**
 * The token that a window's scores are about.
 *
 * @param text that it stands for, with the space that it may begin with
 * @param logProbability that the model gives it, natural logarithm
 */
public record ExplainedToken(String text, double logProbability) {}
