package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.brainrank.statistics.RandomStream;

/**
 * Which ratios between the penalties of bands are tried, for every target, beside the grid of penalties.
 *
 * <p>Band b's columns, z-scored, are multiplied by sqrt(γ<sub>b</sub>), which divides its penalty by γ<sub>b</sub>; the
 * γ multiply to 1. Equal weights come first, so that they win a tie.
 *
 * <ul>
 *   <li>Two bands: the exponents of γ<sub>1</sub>/γ<sub>2</sub> are {@code candidates} even steps from −3 to 3.
 *   <li>More: the exponents of the γ are a Latin hypercube of {@code candidates} points in [−1.5, 1.5], seeded, moved to
 *       sum 0 (himalaya draws from a Dirichlet distribution instead: Dupré la Tour et al. 2022).
 *   <li>Each round of refinement tries, for each target, neighbours of its best at half the last step: for two bands the
 *       one on each side, for more one band at a time up and down. The step before the first round is that of the grid, or
 *       1.5 decades.
 * </ul>
 *
 * @param candidates how many, at least 1; odd for two bands, so that equal weights are among them
 * @param rounds of refinement, 0 or more
 * @param seed of the hypercube
 */
public record BandSearch(int candidates, int rounds, long seed) {
    /** Decades to either side. */
    static final double REACH = 3;

    public BandSearch {
        if (candidates < 1 || rounds < 0) {
            throw new IllegalArgumentException(
                    "a search over bands needs candidates >= 1 and rounds >= 0: were " + candidates + " and " + rounds);
        }
    }

    /** The first ones to try, equal weights first. */
    List<BandWeights> first(int bands) {
        List<BandWeights> list = new ArrayList<>(List.of(BandWeights.equal(bands)));
        if (bands == 1) {
            return list;
        }
        if (bands == 2) {
            for (int i = 0; i < candidates; i++) {
                double exponent = candidates == 1 ? 0 : -REACH + i * step(bands);
                if (Math.abs(exponent) > 1e-9) {
                    list.add(pair(exponent));
                }
            }
        } else if (candidates > 1) {
            list.addAll(hypercube(bands, candidates - 1));
        }
        return list;
    }

    /** What to try around a target's best in a round, counted from 1. */
    List<BandWeights> around(BandWeights best, int round) {
        int bands = best.exponents().size();
        List<BandWeights> list = new ArrayList<>();
        if (bands == 1 || candidates == 1) {
            return list;
        }
        double step = step(bands) / Math.pow(2, round);
        if (bands == 2) {
            double exponent = best.exponents().get(0) - best.exponents().get(1);
            list.add(pair(exponent - step));
            list.add(pair(exponent + step));
            return list;
        }
        for (int band = 0; band < bands; band++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                List<Double> moved = new ArrayList<>(best.exponents());
                moved.set(band, moved.get(band) + sign * step);
                list.add(centred(moved));
            }
        }
        return list;
    }

    private double step(int bands) {
        return bands == 2 ? 2 * REACH / Math.max(1, candidates - 1) : REACH / 2;
    }

    private static BandWeights pair(double exponent) {
        return new BandWeights(List.of(exponent / 2, -exponent / 2));
    }

    private List<BandWeights> hypercube(int bands, int points) {
        SplittableRandom random = RandomStream.of(seed, "band-search");
        double[][] exponents = new double[points][bands];
        for (int band = 0; band < bands; band++) {
            int[] cells = permutation(points, random);
            for (int point = 0; point < points; point++) {
                exponents[point][band] = REACH * ((cells[point] + random.nextDouble()) / points - 0.5);
            }
        }
        List<BandWeights> list = new ArrayList<>();
        for (double[] point : exponents) {
            List<Double> values = new ArrayList<>();
            for (double value : point) {
                values.add(value);
            }
            list.add(centred(values));
        }
        return list;
    }

    private static int[] permutation(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static BandWeights centred(List<Double> exponents) {
        double mean = exponents.stream().mapToDouble(Double::doubleValue).sum() / exponents.size();
        return new BandWeights(exponents.stream().map(value -> value - mean).toList());
    }
}
