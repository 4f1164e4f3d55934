package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.Start;
import org.brainrank.spi.model.WindowRandom;

/** The steps of passes that draw random numbers; they follow from the seed and the window's tokens. */
final class FakeSamples {
    private FakeSamples() {}

    static List<FakeStep> of(Pass.Noise noise) {
        List<FakeStep> steps = new ArrayList<>();
        for (int sample = 0; sample < noise.samples(); sample++) {
            int index = sample;
            FakePiece piece =
                    FakePiece.end(window -> noisy(window, noise.deviation(), random(window, noise.seed(), index)));
            steps.add(FakeStep.at(1, 1.0 / noise.samples(), true, piece));
        }
        return steps;
    }

    static List<FakeStep> of(Pass.RandomPath path, FakeNetwork network, Passages passages) {
        List<FakeStep> steps = new ArrayList<>();
        for (int sample = 0; sample < path.samples(); sample++) {
            int index = sample;
            steps.add(FakeStep.at(
                    0, 0, false, FakePiece.end(window -> Draw.of(window, path, index, network, passages).start)));
            FakePiece piece = new FakePiece(
                    window -> Draw.of(window, path, index, network, passages).point(),
                    window -> Draw.of(window, path, index, network, passages).direction());
            steps.add(FakeStep.at(0.5, 1.0 / path.samples(), true, piece));
        }
        steps.add(FakeStep.at(1, 0, false, FakePiece.window()));
        return steps;
    }

    private static Random random(FakeWindow window, long seed, int sample) {
        // Generators of neighbouring seeds begin alike unless their bits are mixed.
        return WindowRandom.of(seed * 31 + sample, window.ids());
    }

    private static double[][] noisy(FakeWindow window, double deviation, Random random) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : window.embeddings()) {
            smallest = Math.min(smallest, Arrays.stream(row).min().orElseThrow());
            largest = Math.max(largest, Arrays.stream(row).max().orElseThrow());
        }
        double scale = deviation * (largest - smallest);
        double[][] noisy = new double[window.tokens()][];
        for (int t = 0; t < noisy.length; t++) {
            noisy[t] = Arrays.stream(window.embeddings()[t])
                    .map(value -> value + scale * random.nextGaussian())
                    .toArray();
        }
        return noisy;
    }

    /** One sample of a random path. */
    private record Draw(double[][] start, double[][] end, double alpha) {
        static Draw of(FakeWindow window, Pass.RandomPath path, int sample, FakeNetwork network, Passages passages) {
            Random random = random(window, path.seed(), sample);
            double[][] start;
            if (path.start() instanceof Start.At at) {
                start = FakeLine.rows(at.baseline(), window.tokens(), network);
            } else if (path.start().equals(Start.OTHER_PASSAGE)) {
                start = network.embed(passages.other(random, window.ids()));
            } else {
                start = network.embed(
                        random.ints(window.tokens(), 0, FakeNetwork.VOCABULARY).toArray());
            }
            double[][] end = noisy(window, path.deviation(), random);
            return new Draw(start, end, random.nextDouble());
        }

        double[][] direction() {
            return FakePieces.combined(end, start, -1);
        }

        double[][] point() {
            return FakePieces.combined(start, direction(), alpha);
        }
    }
}
