package org.brainrank.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;

import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas;

/**
 * What the machine's matrix product reaches: products of 1024 x 1024 matrices by OpenBLAS, one single-threaded product on
 * each of so many threads at once, which is how the ridge uses it. The best of five rounds.
 */
final class ProductSpeed {
    private static final int SIZE = 1024;
    private static final int ROUNDS = 5;
    private static final int PRODUCTS = 6;

    private ProductSpeed() {}

    /** Single precision, floating-point operations a second. */
    static double single(int threads) {
        float[][][] matrices = new float[threads][3][SIZE * SIZE];
        for (float[][] own : matrices) {
            java.util.Arrays.fill(own[0], 0.5f);
            java.util.Arrays.fill(own[1], 0.25f);
        }
        return best(threads, thread -> {
            float[][] own = matrices[thread];
            openblas.cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    SIZE,
                    SIZE,
                    SIZE,
                    1,
                    own[0],
                    SIZE,
                    own[1],
                    SIZE,
                    0,
                    own[2],
                    SIZE);
        });
    }

    /** Double precision, floating-point operations a second. */
    static double full(int threads) {
        double[][][] matrices = new double[threads][3][SIZE * SIZE];
        for (double[][] own : matrices) {
            java.util.Arrays.fill(own[0], 0.5);
            java.util.Arrays.fill(own[1], 0.25);
        }
        return best(threads, thread -> {
            double[][] own = matrices[thread];
            openblas.cblas_dgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    SIZE,
                    SIZE,
                    SIZE,
                    1,
                    own[0],
                    SIZE,
                    own[1],
                    SIZE,
                    0,
                    own[2],
                    SIZE);
        });
    }

    private static double best(int threads, java.util.function.IntConsumer product) {
        openblas.blas_set_num_threads(1);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            IntStream.range(0, threads)
                    .mapToObj(thread -> new Thread(() -> {
                        for (int i = 0; i < PRODUCTS; i++) {
                            product.accept(thread);
                        }
                    }))
                    .peek(Thread::start)
                    .toList()
                    .forEach(ProductSpeed::join);
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = Math.max(best, 2.0 * SIZE * SIZE * SIZE * PRODUCTS * threads / seconds);
        }
        return best;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while measuring the matrix product", e);
        }
    }
}
