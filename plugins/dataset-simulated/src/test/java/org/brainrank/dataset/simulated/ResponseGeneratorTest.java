package org.brainrank.dataset.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.brainrank.dataset.simulated.ResponseGenerator.Listener;
import org.brainrank.simulation.Draws;
import org.brainrank.simulation.Series;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;

class ResponseGeneratorTest {
    private static final List<RunFeatures> RUNS = Placeholder.features(longStories());
    private static final SimulationSettings SETTINGS = new SimulationSettings(7, 3, 4, 1.5, 0.5, 0.2, 0.5, 0.4);
    private static final List<Listener> LISTENERS = new ResponseGenerator(SETTINGS).generate(RUNS);

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        List<Listener> again = new ResponseGenerator(SETTINGS).generate(RUNS);
        List<Listener> other = new ResponseGenerator(withSeed(8)).generate(RUNS);
        for (int i = 0; i < LISTENERS.size(); i++) {
            for (String run : LISTENERS.get(i).runs().keySet()) {
                assertThat(responses(again.get(i), run).values())
                        .isEqualTo(responses(LISTENERS.get(i), run).values());
                assertThat(responses(other.get(i), run).values())
                        .isNotEqualTo(responses(LISTENERS.get(i), run).values());
            }
        }
    }

    @Test
    void moreListenersDoNotChangeThoseThereAre() {
        List<Listener> more =
                new ResponseGenerator(new SimulationSettings(7, 5, 4, 1.5, 0.5, 0.2, 0.5, 0.4)).generate(RUNS);
        assertThat(more).hasSize(5);
        assertThat(responses(more.get(2), "long-1").values())
                .isEqualTo(responses(LISTENERS.get(2), "long-1").values());
    }

    @Test
    void shapesFollowTheStories() {
        Listener listener = LISTENERS.get(0);
        assertThat(listener.id()).isEqualTo("sub-01");
        assertThat(listener.runs().keySet()).containsExactly("long-1", "long-2");
        Responses responses = responses(listener, "long-1");
        double end = RUNS.get(0).story().words().get(2999).offset();
        assertThat(responses.scans()).isEqualTo((int) Math.ceil((end + 9) / 1.5));
        assertThat(responses.targets()).isEqualTo(5 * 4);
        assertThat(responses.repetitionTime()).isEqualTo(1.5);
        assertThat(responses.firstScan()).isZero();
    }

    @Test
    void noiseIsAutoregressive() {
        for (Listener listener : LISTENERS) {
            double[] noise = column(listener, Region.NOISE, 1);
            assertThat(Statistics.variance(noise)).isBetween(0.9, 1.1);
            assertThat(Statistics.correlation(noise, noise, 1)).isBetween(0.34, 0.46);
            assertThat(Statistics.correlation(noise, noise, 2)).isBetween(0.10, 0.22);
        }
    }

    @Test
    void noiseIsSharedByNobody() {
        for (int voxel = 0; voxel < 4; voxel++) {
            double[] first = column(LISTENERS.get(0), Region.NOISE, voxel);
            assertThat(Statistics.correlation(first, column(LISTENERS.get(1), Region.NOISE, voxel), 0))
                    .isBetween(-0.1, 0.1);
            assertThat(Statistics.correlation(first, column(LISTENERS.get(0), Region.NOISE, (voxel + 1) % 4), 0))
                    .isBetween(-0.1, 0.1);
        }
    }

    @Test
    void signalToNoiseIsAsAsked() {
        // Noise hardly there, all else alike: what is left is the signal.
        List<Listener> clean =
                new ResponseGenerator(new SimulationSettings(7, 3, 4, 1.5, 1e12, 0.2, 0.5, 0.4)).generate(RUNS);
        for (Region region : Region.values()) {
            if (region.wordRate()) {
                double ratio = 0;
                for (int voxel = 0; voxel < 4; voxel++) {
                    double[] signal = column(clean.get(0), region, voxel);
                    assertThat(Statistics.variance(signal)).isBetween(0.999, 1.001);
                    double[] response = column(LISTENERS.get(0), region, voxel);
                    double r = Statistics.correlation(signal, response, 0);
                    ratio += r * r / (1 - r * r) / 4;
                }
                assertThat(ratio).as("signal to noise of %s", region).isBetween(0.4, 0.6);
            }
        }
    }

    @Test
    void listenersShareTheirSignal() {
        List<Listener> clean =
                new ResponseGenerator(new SimulationSettings(7, 3, 4, 1.5, 1e12, 0.2, 0.5, 0.4)).generate(RUNS);
        for (Region region : Region.values()) {
            double[] one = column(clean.get(0), region, 0);
            double[] other = column(clean.get(1), region, 0);
            if (region == Region.AUDITORY) {
                assertThat(Statistics.correlation(one, other, 0)).isGreaterThan(0.98);
            } else if (region.planted()) {
                assertThat(Statistics.correlation(one, other, 0)).isBetween(0.4, 0.98);
            }
        }
    }

    @Test
    void theSignalFollowsTheWordsByAboutFiveSeconds() {
        List<Listener> clean =
                new ResponseGenerator(new SimulationSettings(7, 3, 4, 1.5, 1e12, 0.2, 0.5, 0.4)).generate(RUNS);
        double[] rate = Recording.of(RUNS.stream().map(RunFeatures::story).toList(), 1.5)
                .wordRate();
        double[] auditory = column(clean.get(0), Region.AUDITORY, 0);
        double at3 = Statistics.correlation(rate, auditory, 3);
        for (int lag : new int[] {0, 1, 2, 4, 5, 6}) {
            assertThat(Statistics.correlation(rate, auditory, lag)).isLessThan(at3);
        }
    }

    @Test
    void aRegionReadsOutItsOwnFeatures() {
        List<RunFeatures> runs = RUNS.stream()
                .map(run -> new RunFeatures(
                        run.story(),
                        Map.of(
                                "early-language", first(run.space(Region.EARLY_LANGUAGE)),
                                "late-language", first(run.space(Region.LATE_LANGUAGE)),
                                "representation", first(run.space(Region.REPRESENTATION)))))
                .toList();
        Listener listener = new ResponseGenerator(new SimulationSettings(7, 1, 1, 1.5, 1e12, 0, 0, 0.4))
                .generate(runs)
                .get(0);
        Recording recording = Recording.of(runs.stream().map(RunFeatures::story).toList(), 1.5);
        double[] kernel = Haemodynamics.kernel(Haemodynamics.SCALE, 1.5);
        for (Region read : Region.values()) {
            for (Region planted : Region.values()) {
                if (read.planted() && planted.planted()) {
                    double[] features = recording
                            .means(runs.stream().map(run -> run.space(planted)).toList())[0];
                    // One feature with a weight of either sign; the listener's response is a little faster or slower.
                    double r = Math.abs(Statistics.correlation(
                            recording.timeline().convolve(Series.standardise(features), kernel),
                            column(listener, read, 0),
                            0));
                    assertThat(r > 0.98)
                            .as("%s correlates with the features of %s: %s", read, planted, r)
                            .isEqualTo(read == planted);
                }
            }
        }
    }

    private static FeatureMatrix first(FeatureMatrix matrix) {
        float[] values = new float[matrix.words()];
        for (int word = 0; word < values.length; word++) {
            values[word] = matrix.values()[word * matrix.features()];
        }
        return new FeatureMatrix(matrix.words(), 1, values);
    }

    @Test
    void refusesFeaturesThatDoNotFit() {
        RunFeatures run = RUNS.get(0);
        FeatureMatrix early = run.space(Region.EARLY_LANGUAGE);
        assertThatThrownBy(() -> new RunFeatures(run.story(), Map.of("early-language", early)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs features 'late-language' of 3000 words");
        assertThatThrownBy(() -> new FeatureMatrix(1, 2, new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 1 of word 0 is NaN");
        FeatureMatrix constant = new FeatureMatrix(3000, 1, new float[3000]);
        RunFeatures silent = new RunFeatures(
                run.story(), Map.of("early-language", constant, "late-language", constant, "representation", constant));
        assertThatThrownBy(() -> new ResponseGenerator(SETTINGS).generate(List.of(silent)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features of 'early-language' are the same in every scan");
    }

    private static SimulationSettings withSeed(long seed) {
        return new SimulationSettings(seed, 3, 4, 1.5, 0.5, 0.2, 0.5, 0.4);
    }

    private static Responses responses(Listener listener, String run) {
        return java.util.Objects.requireNonNull(listener.runs().get(run));
    }

    /** A voxel over all runs. */
    private static double[] column(Listener listener, Region region, int voxel) {
        List<Double> values = new ArrayList<>();
        for (Responses run : listener.runs().values()) {
            int column =
                    Arrays.asList(Region.values()).indexOf(region) * (run.targets() / Region.values().length) + voxel;
            for (int scan = 0; scan < run.scans(); scan++) {
                values.add((double) run.values()[scan * run.targets() + column]);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Long enough for narrow bounds: two runs of 3,000 words with pauses. */
    private static List<Story> longStories() {
        List<Story> stories = new ArrayList<>();
        for (int run = 1; run <= 2; run++) {
            Draws draws = Draws.of(run, "long");
            List<Word> words = new ArrayList<>();
            double now = 1;
            for (int i = 0; i < 3000; i++) {
                words.add(new Word("word", now, now + 0.3));
                now += draws.between(0, 1) < 0.15 ? 1.3 : 0.35;
            }
            stories.add(new Story("long-" + run, words));
        }
        return stories;
    }
}
