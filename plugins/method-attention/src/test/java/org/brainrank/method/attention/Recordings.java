package org.brainrank.method.attention;

import java.util.List;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Recording;

/** What a forward pass shows of one window at one layer. */
final class Recordings {
    private Recordings() {}

    static float[] of(LanguageModel model, Quantity quantity, int layer, TokenWindow window) {
        return Recording.record(
                        model, new Pass.Forward(), List.of(layer), List.of(quantity), Output.LOGIT, List.of(window))
                .get(0)
                .get(0)
                .of(quantity, layer);
    }

    /** ½ mean over two heads + ½ I, shape (T, T), row-major. */
    static double[][] mixing(LanguageModel model, int layer, TokenWindow window) {
        int tokens = window.tokens();
        float[] weights = of(model, Quantity.ATTENTION, layer, window);
        double[][] matrix = new double[tokens][tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                double first = weights[query * tokens + key];
                double second = weights[(tokens + query) * tokens + key];
                matrix[query][key] = (first + second) / 4 + (query == key ? 0.5 : 0);
            }
        }
        return matrix;
    }

    static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int k = 0; k < left.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }
}
