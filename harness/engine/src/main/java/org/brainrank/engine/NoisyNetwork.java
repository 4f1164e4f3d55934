package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.brainrank.spi.model.WindowRandom;

/**
 * A network whose embedding table carries a little noise: every number of a token's row is shifted by an independent normal
 * number of standard deviation {@code deviation} × the row's root mean square. The noise of a token follows from the seed and
 * its id alone.
 *
 * <p>A proxy, so that everything else, now and later, is the network's own.
 */
final class NoisyNetwork {
    private NoisyNetwork() {}

    static Network of(Network network, double deviation, long seed) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(network, arguments);
                return method.getName().equals("embed")
                        ? noisy((NDArray) result, (NDArray) arguments[0], deviation, seed)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Network)
                Proxy.newProxyInstance(Network.class.getClassLoader(), new Class<?>[] {Network.class}, handler);
    }

    private static NDArray noisy(NDArray embeddings, NDArray ids, double deviation, long seed) {
        long[] tokens = ids.toLongArray();
        float[] values = embeddings.toFloatArray();
        int width = values.length / Math.max(1, tokens.length);
        for (int token = 0; token < tokens.length; token++) {
            double squares = 0;
            for (int i = token * width; i < (token + 1) * width; i++) {
                squares += (double) values[i] * values[i];
            }
            double size = deviation * Math.sqrt(squares / width);
            Random random = WindowRandom.of(seed, new int[] {(int) tokens[token]});
            for (int i = token * width; i < (token + 1) * width; i++) {
                values[i] += (float) (size * random.nextGaussian());
            }
        }
        return embeddings.getManager().create(values, embeddings.getShape());
    }
}
