package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brainrank.models.transformers.Reference.TOLERANCE;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;

/** Compares one model with its reference, pass by pass. */
final class ReferenceCase implements AutoCloseable {
    private static final String[] CASES = {"w12.argmax", "w12.next", "w40.argmax"};

    private final Reference reference;
    private final LanguageModel model;
    private final int layers;

    ReferenceCase(Reference reference) {
        this.reference = reference;
        this.model = reference.open();
        this.layers = model.info().layers();
    }

    void predictions() {
        for (String length : new String[] {"w12", "w40"}) {
            run(length + ".argmax", new Pass.Forward(), Output.LOGIT, Set.of(), (window, seen) -> {
                int best = reference.array(length + ".argmax").integers()[window];
                Npy logits = reference.array(length + ".logits_last").at(window);
                Npy logProbabilities =
                        reference.array(length + ".logprobs_last").at(window);
                assertThat(seen.prediction().target()).isEqualTo(best);
                near(seen.prediction().logit(), logits.values()[best], logits.largest());
                near(seen.output(), logits.values()[best], logits.largest());
                near(seen.prediction().logProbability(), logProbabilities.values()[best], logProbabilities.largest());
                double entropy = 0;
                for (double logProbability : logProbabilities.values()) {
                    entropy -= Math.exp(logProbability) * logProbability;
                }
                near(seen.prediction().entropy(), entropy, entropy);
            });
            run(length + ".next", new Pass.Forward(), Output.LOG_PROBABILITY, Set.of(), (window, seen) -> {
                Npy logits = reference.array(length + ".logits_last").at(window);
                near(
                        seen.prediction().logit(),
                        logits.values()[seen.prediction().target()],
                        logits.largest());
                reference.expect(length + ".next_logprob", window, seen.output());
                reference.expect(
                        length + ".next_logprob", window, seen.prediction().logProbability());
            });
        }
    }

    /** The first token has nothing before it; the others are transformers'. */
    void tokenLogProbabilities() {
        for (String length : new String[] {"w12", "w40", "w6"}) {
            run(
                    length + ".argmax",
                    new Pass.Forward(),
                    Output.LOGIT,
                    Set.of(Quantity.TOKEN_LOG_PROBABILITIES),
                    (window, seen) -> {
                        double[] all = doubles(seen.tokenLogProbabilities());
                        assertThat(all[0]).isZero();
                        reference.expect(
                                length + ".token_logprobs", window, java.util.Arrays.copyOfRange(all, 1, all.length));
                    });
        }
    }

    void hiddenStates() {
        Set<Quantity> wanted = Set.of(Quantity.INPUTS, Quantity.ACTIVATIONS, Quantity.ATTENTION);
        for (String length : new String[] {"w12", "w40"}) {
            run(length + ".argmax", new Pass.Forward(), Output.LOGIT, wanted, (window, seen) -> {
                reference.expect(length + ".inputs_embeds", window, doubles(seen.inputs(0)));
                for (int layer = 0; layer < layers; layer++) {
                    near(
                            doubles(seen.activations(layer)),
                            reference.array(length + ".hidden").at(window).at(layer));
                }
                near(
                        doubles(seen.activations(layers)),
                        reference.array(length + ".last_block_out").at(window));
                assertThat(seen.inputs(layers).toArray())
                        .isEqualTo(seen.activations(layers).toArray());
                for (int layer = 1; layer <= layers && length.equals("w12"); layer++) {
                    near(
                            doubles(seen.attention(layer)),
                            reference.array("w12.attn").at(window).at(layer - 1));
                }
                if (length.equals("w40")) {
                    reference.expect("w40.attn_layer0", window, doubles(seen.attention(1)));
                }
            });
        }
    }

    void gradients() {
        Set<Quantity> wanted = Set.of(Quantity.GRADIENTS, Quantity.INPUTS);
        for (String which : CASES) {
            run(which, new Pass.Gradient(), Output.LOGIT, wanted, (window, seen) -> {
                assertThat(seen.hasGradients()).isTrue();
                reference.expect(which + ".f", window, seen.output());
                reference.expect(which + ".grad", window, doubles(seen.gradients(0)));
                for (int layer = 1; layer <= layers && which.startsWith("w12"); layer++) {
                    near(
                            product(seen.gradients(layer), seen.inputs(layer)),
                            reference.array(which + ".lgxa").at(window).at(layer - 1),
                            reference.array(which + ".lgxa").largest());
                }
            });
        }
        run("w12.next", new Pass.Gradient(), Output.LOG_PROBABILITY, wanted, (window, seen) -> {
            reference.expect("w12.next.logprob.grad", window, doubles(seen.gradients(0)));
            reference.expect("w12.next.logprob.ixg", window, product(seen.gradients(0), seen.inputs(0)));
        });
        run("w12.next", new Pass.Gradient(), Output.PROBABILITY, wanted, (window, seen) -> {
            reference.expect("w12.next.prob.grad", window, doubles(seen.gradients(0)));
            reference.expect("w12.next.prob.ixg", window, product(seen.gradients(0), seen.inputs(0)));
        });
    }

    void integratedGradients() {
        for (String which : CASES) {
            integrated(which, new Pass.Path(Baseline.ZERO, 50, Quadrature.GAUSS_LEGENDRE), Output.LOGIT, ".ig");
        }
        for (String which : new String[] {"w12.argmax", "w12.next"}) {
            integrated(which, new Pass.Path(Baseline.ZERO, 20, Quadrature.RIEMANN_MIDDLE), Output.LOGIT, ".ig_mid20");
            integrated(
                    which,
                    new Pass.Path(Baseline.MEAN_EMBEDDING, 50, Quadrature.GAUSS_LEGENDRE),
                    Output.LOGIT,
                    ".ig_meanbase");
        }
        integrated(
                "w12.next",
                new Pass.Path(Baseline.ZERO, 50, Quadrature.GAUSS_LEGENDRE),
                Output.LOG_PROBABILITY,
                ".logprob.ig");
    }

    private void integrated(String which, Pass.Path path, Output output, String name) {
        int windows = reference.array(which + name).shape()[0];
        List<List<Step>> steps = steps(windows);
        run(
                which,
                path,
                output,
                Set.of(Quantity.INPUTS, Quantity.GRADIENTS),
                (window, seen) -> steps.get(window).add(Step.of(seen, 0)));
        for (int window = 0; window < windows; window++) {
            List<Step> own = steps.get(window);
            Step start = own.get(0);
            Step end = own.get(own.size() - 1);
            assertThat(start.alpha()).isZero();
            assertThat(start.weight()).isZero();
            assertThat(start.gradients()).isEmpty();
            assertThat(end.alpha()).isEqualTo(1);
            assertThat(own).hasSize(path.points() + 2);
            if (output == Output.LOGIT && path.baseline().kind() != Baseline.Kind.TOKEN) {
                String baseline = path.baseline().equals(Baseline.ZERO) ? ".f_zero" : ".f_meanbase";
                near(start.output(), reference.array(which + baseline).values()[window], end.output());
                reference.expect(which + ".f", window, end.output());
            }
            reference.expect(which + name, window, Step.integral(own, start.inputs(), end.inputs()));
        }
    }

    /** Captum's rule: 51 nodes, the gradient at the left end of each of 50 stretches. */
    void conductance() {
        for (String which : CASES) {
            conductance(which, Baseline.ZERO, ".cond");
        }
        conductance("w12.argmax", Baseline.MEAN_EMBEDDING, ".cond_meanbase");
        conductance("w12.next", Baseline.MEAN_EMBEDDING, ".cond_meanbase");
    }

    /** Averages of a block's gradient, number by number. */
    void internalInfluence() {
        for (String which : new String[] {"w12.argmax", "w12.next"}) {
            int layer = 1 + reference.array(which + ".internal_influence_block").integers()[0];
            Npy expected = reference.array(which + ".internal_influence");
            double[][] sums = new double[expected.shape()[0]][expected.shape()[1] * expected.shape()[2]];
            run(
                    which,
                    new Pass.Path(Baseline.ZERO, 50, Quadrature.GAUSS_LEGENDRE),
                    Output.LOGIT,
                    Set.of(Quantity.GRADIENTS),
                    (window, seen) -> {
                        for (int i = 0; seen.weight() > 0 && i < sums[window].length; i++) {
                            sums[window][i] +=
                                    seen.weight() * seen.gradients(layer).get(i);
                        }
                    });
            for (int window = 0; window < sums.length; window++) {
                near(sums[window], expected.at(window), expected.largest());
            }
        }
    }

    /** The path from a token's embedding. */
    void tokenBaseline() {
        int token = reference.array("baseline_id").integers()[0];
        for (String which : new String[] {"w12.argmax", "w12.next"}) {
            integrated(
                    which,
                    new Pass.Path(Baseline.token(token), 50, Quadrature.GAUSS_LEGENDRE),
                    Output.LOGIT,
                    ".lig_tokbase");
        }
    }

    private void conductance(String which, Baseline baseline, String name) {
        int windows = reference.array(which + name).shape()[0];
        List<List<List<Step>>> byLayer = new ArrayList<>();
        for (int layer = 0; layer <= layers; layer++) {
            byLayer.add(steps(windows));
        }
        run(
                which,
                new Pass.Path(baseline, 51, Quadrature.GAUSS_LEGENDRE),
                Output.LOGIT,
                Set.of(Quantity.INPUTS, Quantity.GRADIENTS),
                (window, seen) -> {
                    for (int layer = 0; layer <= layers; layer++) {
                        byLayer.get(layer).get(window).add(Step.of(seen, layer));
                    }
                });
        for (int layer = 1; layer <= layers; layer++) {
            for (int window = 0; window < windows; window++) {
                near(
                        Step.leftSum(byLayer.get(layer).get(window).subList(1, 52)),
                        reference.array(which + name).at(window).at(layer - 1),
                        reference.array(which + name).largest());
            }
        }
    }

    void layerIntegratedGradients() {
        for (String which : new String[] {"w12.argmax", "w12.next"}) {
            int windows = reference.array(which + ".lig_block").shape()[0];
            List<List<List<Step>>> byLayer = new ArrayList<>();
            for (int layer = 0; layer <= layers; layer++) {
                byLayer.add(steps(windows));
            }
            run(
                    which,
                    new Pass.LayerPath(Baseline.ZERO, 50, Quadrature.GAUSS_LEGENDRE),
                    Output.LOGIT,
                    Set.of(Quantity.INPUTS, Quantity.GRADIENTS),
                    (window, seen) -> {
                        int shown = IntStream.rangeClosed(0, layers)
                                .filter(seen::shows)
                                .findFirst()
                                .orElseThrow();
                        byLayer.get(shown).get(window).add(Step.of(seen, shown));
                    });
            for (int window = 0; window < windows; window++) {
                for (int layer = 0; layer <= layers; layer++) {
                    List<Step> own = byLayer.get(layer).get(window);
                    double[] sum = Step.integral(
                            own, own.get(0).inputs(), own.get(own.size() - 1).inputs());
                    if (layer == 0) {
                        reference.expect(which + ".ig", window, sum);
                    } else {
                        near(
                                sum,
                                reference.array(which + ".lig_block").at(window).at(layer - 1),
                                reference.array(which + ".lig_block").largest());
                    }
                }
            }
        }
    }

    void erasure() {
        for (String which : CASES) {
            for (Output output : Output.values()) {
                String name = switch (output) {
                    case LOGIT -> ".zero_logit";
                    case LOG_PROBABILITY -> ".zero_logprob";
                    case PROBABILITY -> ".zero_prob";
                };
                run(which, new Pass.Erasure(Baseline.ZERO), output, Set.of(Quantity.ERASED), (window, seen) -> {
                    double[] drops = doubles(seen.erased(0));
                    for (int i = 0; i < drops.length; i++) {
                        drops[i] = seen.output() - drops[i];
                    }
                    reference.expect(which + name, window, drops);
                });
            }
        }
    }

    private void run(String which, Pass pass, Output output, Set<Quantity> quantities, Observer observer) {
        String length = which.substring(1, which.indexOf('.'));
        Npy ids = reference.array("ids" + length);
        int[] next = reference.array("next" + length).integers();
        List<TokenWindow> windows = new ArrayList<>();
        for (int i = 0; i < ids.shape()[0]; i++) {
            OptionalInt target = which.endsWith("next") ? OptionalInt.of(next[i]) : OptionalInt.empty();
            windows.add(new TokenWindow(ids.at(i).integers(), target));
        }
        TreeSet<Integer> all =
                new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
        model.run(new PassRequest(pass, all, quantities, output), windows, observer);
    }

    private static List<List<Step>> steps(int windows) {
        List<List<Step>> steps = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            steps.add(new ArrayList<>());
        }
        return steps;
    }

    static double[] doubles(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i);
        }
        return values;
    }

    /** Σ over units, per token. */
    private static double[] product(Tensor a, Tensor b) {
        double[] sums = new double[a.size(0)];
        for (int i = 0; i < a.size(); i++) {
            sums[i / a.size(1)] += (double) a.get(i) * b.get(i);
        }
        return sums;
    }

    private static void near(double[] actual, Npy expected) {
        near(actual, expected, expected.largest());
    }

    private static void near(double[] actual, Npy expected, double scale) {
        assertThat(actual).hasSameSizeAs(expected.values());
        for (int i = 0; i < actual.length; i++) {
            near(actual[i], expected.values()[i], scale);
        }
    }

    private static void near(double actual, double expected, double scale) {
        assertThat(actual).isCloseTo(expected, Offset.offset(TOLERANCE * Math.abs(scale)));
    }

    @Override
    public void close() {
        model.close();
    }

    /** One step of one window at one layer, copied. */
    record Step(double alpha, double weight, double output, int width, double[] inputs, double[] gradients) {
        static Step of(Observation seen, int layer) {
            Tensor inputs = seen.inputs(layer);
            return new Step(
                    seen.alpha(),
                    seen.weight(),
                    seen.output(),
                    inputs.size(1),
                    doubles(inputs),
                    seen.hasGradients() ? doubles(seen.gradients(layer)) : new double[0]);
        }

        /** Σ over units of (end − start)·Σ weight·gradient, per token. */
        static double[] integral(List<Step> steps, double[] start, double[] end) {
            double[] tokens = new double[start.length / steps.get(0).width()];
            for (Step step : steps) {
                for (int i = 0; i < step.gradients().length; i++) {
                    tokens[i / step.width()] += (end[i] - start[i]) * step.weight() * step.gradients()[i];
                }
            }
            return tokens;
        }

        /** Σ over steps and units of gradient·(next input − input), per token. */
        static double[] leftSum(List<Step> steps) {
            int width = steps.get(0).width();
            double[] tokens = new double[steps.get(0).inputs().length / width];
            for (int k = 0; k + 1 < steps.size(); k++) {
                for (int i = 0; i < steps.get(k).inputs().length; i++) {
                    tokens[i / width] += steps.get(k).gradients()[i]
                            * (steps.get(k + 1).inputs()[i] - steps.get(k).inputs()[i]);
                }
            }
            return tokens;
        }
    }
}
