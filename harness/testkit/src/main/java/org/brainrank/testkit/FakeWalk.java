package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Pass;
import org.jspecify.annotations.Nullable;

/** Walks over the embedding table as {@link Pass.DiscretePath} says: written out, one token and one step at a time. */
final class FakeWalk {
    private final Pass.DiscretePath path;
    private final double[][] table;
    private final double[] end;
    private final Map<Integer, List<double[]>> known = new HashMap<>();

    FakeWalk(Pass.DiscretePath path, FakeNetwork network) {
        this.path = path;
        this.table = network.embed(IntStream.range(0, FakeNetwork.VOCABULARY).toArray());
        this.end = FakeLine.rows(path.baseline(), 1, network)[0];
    }

    /** Every token's place after some steps, shape (tokens, width). */
    double[][] points(FakeWindow window, int steps) {
        return IntStream.of(window.ids())
                .mapToObj(id -> known.computeIfAbsent(id, this::walk).get(steps))
                .toArray(double[][]::new);
    }

    private List<double[]> walk(int token) {
        List<Integer> visited = new ArrayList<>(List.of(token, path.baseline().token()));
        List<double[]> places = new ArrayList<>(List.of(table[token]));
        int word = token;
        for (int k = 0; k < path.points() - 1; k++) {
            int left = path.points() - k;
            double[] place = places.get(k);
            int next = nearest(word).stream()
                    .filter(i -> !visited.contains(i))
                    .min(Comparator.comparingDouble(i -> distance(table[i], monotone(table[i], place, left))))
                    .orElse(-1);
            places.add(monotone(next < 0 ? null : table[next], place, left));
            if (next >= 0) {
                visited.add(next);
                word = next;
            }
        }
        return places;
    }

    /** The word itself and its neighbours. */
    private List<Integer> nearest(int word) {
        return IntStream.range(0, table.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance(table[i], table[word])))
                .limit(path.neighbours() + 1L)
                .toList();
    }

    private double[] monotone(double @Nullable [] anchor, double[] here, int left) {
        double[] next = new double[here.length];
        for (int j = 0; j < next.length; j++) {
            boolean between = anchor != null && (anchor[j] - here[j]) * (anchor[j] - end[j]) <= 0;
            next[j] = anchor != null && between ? anchor[j] : here[j] + (end[j] - here[j]) / left;
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
