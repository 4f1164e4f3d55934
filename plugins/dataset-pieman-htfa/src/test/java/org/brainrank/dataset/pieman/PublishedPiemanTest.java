package org.brainrank.dataset.pieman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What NumPy 2.4 and SciPy 1.17 find in the published files; skipped where {@code BRAINRANK_DATA} has none. */
@Tag("large")
class PublishedPiemanTest {
    private static final Optional<Path> DATA =
            Optional.ofNullable(System.getenv("BRAINRANK_DATA")).map(Path::of);
    private static final int SCANS = 300;
    private static final int NODES = 100;

    @BeforeEach
    void needThePublishedFiles() {
        assumeTrue(
                DATA.filter(data -> Files.isRegularFile(data.resolve("pieman-htfa/weights.mat"))
                                && Files.isRegularFile(Fixture.words(data)))
                        .isPresent(),
                "BRAINRANK_DATA names no folder with pieman-htfa/ and narratives/ in it");
    }

    private static Dataset open() {
        return new PiemanDatasetPlugin().open(Fixture.request(Map.of(), DATA));
    }

    @Test
    void hasTheWordsAndListenersPublished() {
        try (Dataset dataset = open()) {
            List<Word> words = dataset.stories().get(0).words();
            assertThat(words).hasSize(957);
            assertThat(words.get(0)).isEqualTo(new Word("I", 15.089999, 15.169999));
            assertThat(dataset.subjects()).hasSize(36);
            assertThat(dataset.targets()).hasSize(NODES);
            assertThat(dataset.exclusions()).isEmpty();
            assertThat(dataset.notes())
                    .hasSize(2)
                    .anySatisfy(note -> assertThat(note).startsWith("3 of 957 words"));
        }
    }

    @Test
    void theHashesAreThoseOfTheFiles() throws IOException, NoSuchAlgorithmException {
        List<Path> published =
                List.of(DATA.orElseThrow().resolve("pieman-htfa/weights.mat"), Fixture.words(DATA.orElseThrow()));
        List<Archive.File> files =
                new PiemanDatasetPlugin().archive().orElseThrow().files();
        for (int i = 0; i < files.size(); i++) {
            byte[] bytes = Files.readAllBytes(published.get(i));
            assertThat(bytes).hasSize((int) files.get(i).bytes().orElseThrow());
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(files.get(i).checksums().get(0).value());
        }
    }

    @Test
    void listenersShareWhatTheNodesDoButForOne() {
        try (Dataset dataset = open()) {
            double[][] isc = leaveOneOut(listeners(dataset));
            double best = 0;
            double sum = 0;
            for (int node = 0; node < NODES; node++) {
                double mean = 0;
                for (double[] listener : isc) {
                    mean += listener[node] / isc.length;
                }
                best = Math.max(best, mean);
                sum += mean;
            }
            assertThat(best).isCloseTo(0.417, within(5e-4));
            assertThat(sum / NODES).isCloseTo(0.1875, within(5e-5));
            for (int listener = 0; listener < isc.length; listener++) {
                double mean = java.util.Arrays.stream(isc[listener]).average().orElseThrow();
                if (listener == 9) {
                    assertThat(mean).as("s10").isCloseTo(0.010, within(5e-4));
                } else {
                    assertThat(mean).as("listener " + listener).isBetween(0.095, 0.29);
                }
            }
        }
    }

    @Test
    void wordRateReachesTheNodesFourScansLater() {
        try (Dataset dataset = open()) {
            double[] rate = new double[SCANS];
            for (Word word : dataset.stories().get(0).words()) {
                rate[(int) (word.onset() / 1.5)]++;
            }
            double[][] mean = new double[NODES][SCANS];
            for (double[][] listener : listeners(dataset)) {
                for (int node = 0; node < NODES; node++) {
                    for (int scan = 0; scan < SCANS; scan++) {
                        mean[node][scan] += listener[node][scan];
                    }
                }
            }
            List<Double> best = new ArrayList<>();
            for (int lag = 0; lag < 8; lag++) {
                double[] early = java.util.Arrays.copyOf(rate, SCANS - lag);
                double most = 0;
                for (double[] node : mean) {
                    most = Math.max(most, correlation(early, java.util.Arrays.copyOfRange(node, lag, SCANS)));
                }
                best.add(most);
            }
            assertThat(best.get(4)).isCloseTo(0.4053, within(5e-5));
            assertThat(best).allSatisfy(other -> assertThat(other).isLessThanOrEqualTo(best.get(4)));
        }
    }

    /** z-scored, by node. */
    private static List<double[][]> listeners(Dataset dataset) {
        List<double[][]> listeners = new ArrayList<>();
        for (String subject : dataset.subjects()) {
            float[] values = dataset.responses(subject, "pieman").values();
            double[][] nodes = new double[NODES][SCANS];
            for (int i = 0; i < values.length; i++) {
                nodes[i % NODES][i / NODES] = values[i];
            }
            for (double[] node : nodes) {
                standardise(node);
            }
            listeners.add(nodes);
        }
        return listeners;
    }

    private static double[][] leaveOneOut(List<double[][]> listeners) {
        double[][] isc = new double[listeners.size()][NODES];
        for (int node = 0; node < NODES; node++) {
            for (int listener = 0; listener < isc.length; listener++) {
                double[] others = new double[SCANS];
                for (double[][] other : listeners) {
                    for (int scan = 0; scan < SCANS && other != listeners.get(listener); scan++) {
                        others[scan] += other[node][scan];
                    }
                }
                isc[listener][node] = correlation(listeners.get(listener)[node], others);
            }
        }
        return isc;
    }

    private static void standardise(double[] series) {
        double mean = java.util.Arrays.stream(series).average().orElseThrow();
        double variance = java.util.Arrays.stream(series)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        java.util.Arrays.setAll(series, i -> (series[i] - mean) / Math.sqrt(variance));
    }

    private static double correlation(double[] a, double[] b) {
        double[] x = a.clone();
        double[] y = b.clone();
        standardise(x);
        standardise(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum / x.length;
    }
}
