package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Pass;
import org.jspecify.annotations.Nullable;

/** Walks over the embedding table as {@link Pass.DiscretePath} says: written out, one token and one step at a time. */
final class FakeWalk {
    private FakeWalk() {}

    /** Every token's place after some steps, shape (tokens, width). */
    static double[][] points(FakeWindow window, Pass.DiscretePath path, int steps, FakeNetwork network) {
        double[] end = FakeLine.rows(path.baseline(), 1, network)[0];
        double[][] places = new double[window.tokens()][];
        for (int t = 0; t < places.length; t++) {
            places[t] = walk(window.ids()[t], end, path, steps, network);
        }
        return places;
    }

    private static double[] walk(int token, double[] end, Pass.DiscretePath path, int steps, FakeNetwork network) {
        double[][] table =
                network.embed(IntStream.range(0, FakeNetwork.VOCABULARY).toArray());
        List<Integer> visited = new ArrayList<>(List.of(token, path.baseline().token()));
        int word = token;
        double[] here = table[token];
        for (int k = 0; k < steps; k++) {
            double[] from = table[word];
            double[] place = here;
            // The nearest ones, the word itself among them.
            List<Integer> near = IntStream.range(0, table.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> distance(table[i], from)))
                    .limit(path.neighbours() + 1L)
                    .filter(i -> !visited.contains(i))
                    .toList();
            int next = near.stream()
                    .min(Comparator.comparingDouble(
                            i -> distance(table[i], monotone(table[i], place, end, path.points()))))
                    .orElse(-1);
            here = monotone(next < 0 ? null : table[next], place, end, path.points());
            if (next >= 0) {
                visited.add(next);
                word = next;
            }
        }
        return here;
    }

    private static double[] monotone(double @Nullable [] anchor, double[] here, double[] end, int steps) {
        double[] next = new double[here.length];
        for (int j = 0; j < next.length; j++) {
            boolean between = anchor != null && (anchor[j] - here[j]) * (anchor[j] - end[j]) <= 0;
            next[j] = between && anchor != null ? anchor[j] : here[j] + (end[j] - here[j]) / steps;
        }
        return next;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
