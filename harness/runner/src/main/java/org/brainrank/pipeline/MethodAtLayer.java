package org.brainrank.pipeline;

/**
 * What a feature space of a model is known by.
 *
 * @param model name
 * @param variant canonical name
 * @param layer from 0
 */
record MethodAtLayer(String model, String variant, int layer) {
    static MethodAtLayer of(FeatureSet set) {
        return new MethodAtLayer(set.model(), set.variant(), set.layer());
    }
}
