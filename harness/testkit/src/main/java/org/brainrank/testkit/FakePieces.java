package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Pass;

/** The steps of passes that move one token, or that walk over the embedding table. */
final class FakePieces {
    private FakePieces() {}

    /** A path per token; a window that is shorter than others has fewer, so the number of tokens is given. */
    static List<FakeStep> of(Pass.SequentialPath path, int tokens, FakeNetwork network) {
        List<FakeStep> steps = new ArrayList<>();
        for (int t = 0; t < tokens; t++) {
            int token = t;
            Baseline baseline = path.baseline();
            steps.add(FakeStep.at(
                    0,
                    0,
                    false,
                    FakePiece.end(
                            window -> combined(window.embeddings(), direction(window, baseline, token, network), -1))));
            for (QuadraturePoints.Point point : QuadraturePoints.of(path.rule(), path.points())) {
                FakePiece piece = new FakePiece(
                        window -> combined(
                                window.embeddings(), direction(window, baseline, token, network), point.alpha() - 1),
                        window -> direction(window, baseline, token, network));
                steps.add(FakeStep.at(point.alpha(), point.weight(), true, piece));
            }
        }
        steps.add(FakeStep.at(1, 0, false, FakePiece.window()));
        return steps;
    }

    static List<FakeStep> of(Pass.DiscretePath path, FakeNetwork network) {
        List<FakeStep> steps = new ArrayList<>();
        Baseline baseline = path.baseline();
        steps.add(FakeStep.at(0, 0, false, FakePiece.end(window -> FakeLine.rows(baseline, window.tokens(), network))));
        FakeWalk walk = new FakeWalk(path, network);
        for (int k = path.points() - 1; k >= 0; k--) {
            int left = k;
            FakePiece piece = new FakePiece(window -> walk.points(window, left), window -> {
                double[][] from = left == path.points() - 1
                        ? FakeLine.rows(baseline, window.tokens(), network)
                        : middle(walk, window, left + 1);
                return combined(left == 0 ? window.embeddings() : middle(walk, window, left), from, -1);
            });
            steps.add(FakeStep.at(1 - (double) k / path.points(), 1, true, piece));
        }
        steps.add(FakeStep.at(1, 0, false, FakePiece.window()));
        return steps;
    }

    /** Between two neighbouring points. */
    private static double[][] middle(FakeWalk walk, FakeWindow window, int steps) {
        double[][] further = walk.points(window, steps);
        return combined(further, combined(walk.points(window, steps - 1), further, -1), 0.5);
    }

    /** a + factor · b. */
    static double[][] combined(double[][] a, double[][] b, double factor) {
        double[][] sum = new double[a.length][FakeNetwork.WIDTH];
        for (int t = 0; t < a.length; t++) {
            for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                sum[t][j] = a[t][j] + factor * b[t][j];
            }
        }
        return sum;
    }

    private static double[][] direction(FakeWindow window, Baseline baseline, int token, FakeNetwork network) {
        double[][] all = combined(window.embeddings(), FakeLine.rows(baseline, window.tokens(), network), -1);
        double[][] one = new double[all.length][FakeNetwork.WIDTH];
        one[token] = all[token];
        return one;
    }
}
