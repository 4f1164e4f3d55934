package org.brainrank.pipeline;

import org.brainrank.spi.model.Pass;

/** What plans call passes by noise, samples and rules. */
final class PassNames {
    private PassNames() {}

    static String of(Pass pass) {
        if (pass instanceof Pass.Noise noise) {
            return "gradient under noise, " + noise.samples() + " samples";
        }
        if (pass instanceof Pass.RandomPath path) {
            return "random path, " + path.samples() + " samples from " + path.start();
        }
        if (pass instanceof Pass.SequentialPath path) {
            return "sequential path, " + path.points() + " points a token from " + path.baseline();
        }
        if (pass instanceof Pass.DiscretePath path) {
            return "discrete path, " + path.points() + " points from " + path.baseline();
        }
        if (pass instanceof Pass.Relevance relevance) {
            return "relevance by " + relevance.propagation().kind().label();
        }
        if (pass instanceof Pass.Rescale rescale) {
            return "rescale against " + rescale.baseline();
        }
        return pass instanceof Pass.Gradient ? "gradient" : "forward";
    }
}
