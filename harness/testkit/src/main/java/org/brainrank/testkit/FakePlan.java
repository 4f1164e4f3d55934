package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;

/** Writes a pass out as steps. */
final class FakePlan {
    private FakePlan() {}

    static List<FakeStep> steps(PassRequest request, int tokens, FakeNetwork network) {
        Pass pass = request.pass();
        List<FakeStep> steps = new ArrayList<>();
        if (pass instanceof Pass.Forward) {
            steps.add(FakeStep.plain(false, null));
        } else if (pass instanceof Pass.Gradient) {
            steps.add(FakeStep.plain(true, null));
        } else if (pass instanceof Pass.Removal || pass instanceof Pass.Subsets || pass instanceof Pass.Replacements) {
            if (request.layers().last() > 0) {
                throw new IllegalArgumentException(
                        pass + " is for layer 0 alone; was asked for at layers " + request.layers());
            }
            steps.add(FakeStep.plain(false, null));
        } else if (pass instanceof Pass.ValueZeroing) {
            steps.add(FakeStep.plain(false, null));
        } else if (pass instanceof Pass.Erasure erasure) {
            if (!erasure.mask().equals(Baseline.ZERO) && request.layers().last() > 0) {
                throw new IllegalArgumentException(
                        "the mean embedding stands for a token at layer 0 alone; was asked for at " + request.layers());
            }
            steps.add(FakeStep.plain(false, erasure.mask()));
        } else if (pass instanceof Pass.Path path) {
            addLine(steps, OptionalInt.empty(), new FakeLine(0, path.baseline()), path.rule(), path.points());
        } else if (pass instanceof Pass.LayerPath path) {
            for (int layer : request.layers()) {
                addLine(steps, OptionalInt.of(layer), new FakeLine(layer, path.baseline()), path.rule(), path.points());
            }
        }
        if (pass instanceof Pass.Noise noise) {
            steps.addAll(FakeSamples.of(noise));
        } else if (pass instanceof Pass.RandomPath path) {
            steps.addAll(FakeSamples.of(path, network, request.passages()));
        } else if (pass instanceof Pass.SequentialPath path) {
            steps.addAll(FakePieces.of(path, tokens, network));
        } else if (pass instanceof Pass.DiscretePath path) {
            steps.addAll(FakePieces.of(path, network));
        } else if (pass instanceof Pass.Relevance) {
            steps.add(FakeStep.plain(true, null));
        } else if (pass instanceof Pass.Rescale rescale) {
            steps.add(new FakeStep(0, 0, false, OptionalInt.empty(), new FakeLine(0, rescale.baseline()), null));
            steps.add(FakeStep.plain(true, null));
        }
        return steps;
    }

    /** Points in ascending order; an end where the rule has no point is added with weight 0. */
    private static void addLine(List<FakeStep> steps, OptionalInt only, FakeLine line, Quadrature rule, int count) {
        List<QuadraturePoints.Point> points = QuadraturePoints.of(rule, count);
        if (points.get(0).alpha() > 0) {
            steps.add(new FakeStep(0, 0, false, only, line, null));
        }
        for (QuadraturePoints.Point point : points) {
            steps.add(new FakeStep(point.alpha(), point.weight(), true, only, line, null));
        }
        if (points.get(points.size() - 1).alpha() < 1) {
            steps.add(new FakeStep(1, 0, true, only, line, null));
        }
    }
}
