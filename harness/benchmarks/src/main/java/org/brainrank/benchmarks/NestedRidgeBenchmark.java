package org.brainrank.benchmarks;

import java.util.concurrent.TimeUnit;
import org.brainrank.encoding.Precision;
import org.brainrank.encoding.RidgeResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nested 5 x 5 ridge with ten penalties over 1,300 scans and 20,000 targets: seconds a solution, everything included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class NestedRidgeBenchmark {

    /** Columns of the features. */
    @Param({"40", "3072"})
    int features;

    /** How many threads solve one problem. */
    @Param("2")
    int threads;

    /** Of products with responses, and of the responses in memory. */
    @Param({"SINGLE", "DOUBLE"})
    Precision precision;

    private Problem problem;

    /** Makes the numbers. */
    @Setup(Level.Trial)
    public void makeProblem() {
        problem = Problem.of(Shape.ofFeatures(features), precision, precision);
    }

    /** One solution. */
    @Benchmark
    public RidgeResult solve() {
        return problem.solve(threads);
    }
}
