package org.brainrank.method.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.MethodRun;

/** Exact values of a window, and how often a sampling method is as far from them as it says. */
final class Exact {
    static final TokenWindow WINDOW = new TokenWindow(new int[] {3, 99, 14, 15, 92, 65, 35, 89, 79}, OptionalInt.of(8));

    private Exact() {}

    static float[] of(LanguageModel model) {
        return MethodRun.of(model, new ShapleyExact(), Map.of()).at(0, WINDOW).scores();
    }

    static double change(LanguageModel model) {
        return MethodRun.of(model, new ShapleyExact(), Map.of()).at(0, WINDOW).sum();
    }

    /**
     * Root mean square of a method's true errors over seeds and tokens, and of the standard errors that it reports, both as
     * shares of f − f(nothing).
     */
    static double[] errors(
            LanguageModel model,
            org.brainrank.spi.method.MethodPlugin plugin,
            Map<String, Object> parameters,
            int seeds) {
        float[] exact = of(model);
        double change = change(model);
        List<Double> reported = new ArrayList<>();
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Map<String, Object> seeded = new java.util.HashMap<>(parameters);
            seeded.put("seed", seed);
            Explanation explanation = MethodRun.of(model, plugin, seeded).at(0, WINDOW);
            for (int token = 0; token < exact.length; token++) {
                double error = (explanation.scores()[token] - exact[token]) / change;
                squares += error * error / exact.length / seeds;
            }
            reported.add(explanation.standardError().orElseThrow());
        }
        double mean =
                reported.stream().mapToDouble(error -> error * error).average().orElseThrow();
        return new double[] {Math.sqrt(squares), Math.sqrt(mean)};
    }
}
