package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;

/** Passes that change the input, or what a token gives, beside what transformers and Captum say. */
record PerturbationReference(Reference reference, LanguageModel model) implements AutoCloseable {
    private static final String[] CASES = {"w12.argmax", "w12.next"};

    static PerturbationReference of(Reference reference) {
        return new PerturbationReference(reference, reference.open());
    }

    void replacesTokens() {
        int other = reference.array("repl_id").integers()[0];
        for (String which : CASES) {
            for (Output output : List.of(Output.LOGIT, Output.LOG_PROBABILITY)) {
                run(
                        which,
                        new Pass.Erasure(Baseline.token(other)),
                        output,
                        Quantity.ERASED,
                        (window, seen) -> reference.expect(
                                which + ".repl_" + name(output), window, drops(seen.output(), seen.erased(0))));
            }
        }
    }

    void removesTokens() {
        for (String which : CASES) {
            for (Output output : List.of(Output.LOGIT, Output.LOG_PROBABILITY)) {
                run(
                        which,
                        new Pass.Removal(),
                        output,
                        Quantity.REMOVED,
                        (window, seen) -> reference.expect(
                                which + ".rem_" + name(output), window, drops(seen.output(), seen.removed())));
            }
        }
    }

    void occludesSpans() {
        for (String which : CASES) {
            Pass pass = new Pass.Subsets(Baseline.ZERO, new Coalitions.Spans(3));
            run(which, pass, Output.LOGIT, Quantity.COALITIONS, (window, seen) -> {
                double[] drops = drops(seen.output(), seen.coalitionOutputs());
                CoalitionTable table = seen.coalitions();
                double[] means = new double[table.tokens()];
                for (int token = 0; token < means.length; token++) {
                    int at = token;
                    means[token] = IntStream.range(0, drops.length)
                            .filter(row -> !table.has(row, at))
                            .mapToDouble(row -> drops[row])
                            .average()
                            .orElseThrow();
                }
                reference.expect(which + ".occlusion3", window, means);
            });
        }
    }

    void evaluatesAllSubsets() {
        Pass pass = new Pass.Subsets(Baseline.ZERO, new Coalitions.All());
        run(
                "w6.argmax",
                pass,
                Output.LOGIT,
                Quantity.COALITIONS,
                (window, seen) -> reference.expect(
                        "w6.argmax.subset_values", window, ReferenceCase.doubles(seen.coalitionOutputs())));
    }

    /** Distances are rounded where they are small: 1e-4 of the largest of all, and 1e-6. */
    void zeroesValues() {
        int layers = model.info().layers();
        Npy expected = reference.array("w12.zeroed");
        double tolerance = Math.max(1e-6, Reference.TOLERANCE * expected.largest());
        run("w12.argmax", new Pass.ValueZeroing(), Output.LOGIT, Quantity.ZEROED, (window, seen) -> {
            for (int layer = 1; layer <= layers; layer++) {
                assertThat(ReferenceCase.doubles(seen.zeroed(layer)))
                        .as("window %d, layer %d", window, layer)
                        .containsExactly(expected.at(window).at(layer - 1).values(), Offset.offset(tolerance));
            }
        });
    }

    private static String name(Output output) {
        return output == Output.LOGIT ? "logit" : "logprob";
    }

    private static double[] drops(double whole, Tensor without) {
        double[] drops = ReferenceCase.doubles(without);
        for (int i = 0; i < drops.length; i++) {
            drops[i] = whole - drops[i];
        }
        return drops;
    }

    private void run(String which, Pass pass, Output output, Quantity quantity, Observer observer) {
        String length = which.substring(1, which.indexOf('.'));
        Npy ids = reference.array("ids" + length);
        int[] next = reference.array("next" + length).integers();
        List<TokenWindow> windows = new ArrayList<>();
        for (int i = 0; i < ids.shape()[0]; i++) {
            OptionalInt target = which.endsWith("next") ? OptionalInt.of(next[i]) : OptionalInt.empty();
            windows.add(new TokenWindow(ids.at(i).integers(), target));
        }
        TreeSet<Integer> layers = new TreeSet<>(Set.of(0));
        for (int layer = 1; layer <= model.info().layers() && pass instanceof Pass.ValueZeroing; layer++) {
            layers.add(layer);
        }
        int[] shown = new int[1];
        model.run(new PassRequest(pass, layers, Set.of(quantity), output), windows, (window, seen) -> {
            observer.observe(window, seen);
            shown[0]++;
        });
        assertThat(shown[0]).isEqualTo(windows.size());
    }

    @Override
    public void close() {
        model.close();
    }
}
