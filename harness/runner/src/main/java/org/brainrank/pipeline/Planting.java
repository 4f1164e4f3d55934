package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.alignment.Downsampling;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Place;
import org.brainrank.features.FeatureSpace;
import org.brainrank.linalg.Matrix;
import org.brainrank.simulation.ListenerSettings;
import org.brainrank.simulation.Listeners;
import org.brainrank.simulation.Series;
import org.brainrank.simulation.SimulatedRegion;
import org.brainrank.simulation.Timeline;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;

/**
 * What simulated listeners read, at the scans of a dataset: one region for each planted feature space, and one that reads
 * nothing.
 */
final class Planting {
    /** The region that nothing drives. */
    static final String NOISE = "noise";

    private final Brains brains;
    private final double repetitionTime;
    private final Timeline timeline;
    private final double[] wordRate;
    private final List<SimulatedRegion> regions;

    private Planting(
            Brains brains, double repetitionTime, Timeline timeline, double[] wordRate, List<SimulatedRegion> regions) {
        this.brains = brains;
        this.repetitionTime = repetitionTime;
        this.timeline = timeline;
        this.wordRate = wordRate;
        this.regions = regions;
    }

    /**
     * Brings the planted features to the scans.
     *
     * @param brains whose words and scan times are used; their responses are not
     * @param planted region's name to what it reads, in order; may be empty
     */
    static Planting of(Brains brains, Map<String, FeatureSet> planted) {
        double repetitionTime = brains.timings().get(0).repetitionTime();
        for (int story = 0; story < brains.stories().size(); story++) {
            if (brains.timings().get(story).repetitionTime() != repetitionTime) {
                throw new ConfigException(
                        new Place("simulation", 0, "dataset"),
                        "story '" + brains.stories().get(story).id() + "' has a scan every "
                                + brains.timings().get(story).repetitionTime() + " s, the first story every "
                                + repetitionTime
                                + " s; a simulated dataset has one repetition time: choose another dataset");
            }
        }
        Timeline timeline = Timeline.of(
                brains.timings().stream().mapToInt(ScanTiming::scans).toArray());
        FeatureSpace ones = new FeatureSpace(ones(brains), 1, List.of(), 0);
        double[] rate = atScans(brains, ones, Downsampling.SUM, timeline)[0];
        List<SimulatedRegion> regions = new ArrayList<>();
        planted.forEach((name, set) -> regions.add(new SimulatedRegion(
                name,
                Optional.of(Series.standardise(atScans(brains, set.space(), set.downsampling(), timeline))),
                true)));
        regions.add(SimulatedRegion.noise(NOISE));
        return new Planting(brains, repetitionTime, timeline, rate, regions);
    }

    /** One simulated dataset on the same words; its subjects' names begin with the prefix. */
    SimulatedBrains brains(SimulatedListeners who, String prefix) {
        Listeners listeners = new Listeners(
                timeline,
                wordRate,
                regions,
                new ListenerSettings(
                        who.seed(),
                        who.targets(),
                        who.signalToNoise(),
                        who.wordRateShare(),
                        who.spread(),
                        who.autocorrelation()),
                who.response().at(repetitionTime, who.seed()));
        Map<String, Map<String, Responses>> responses = new LinkedHashMap<>();
        for (int number = 1; number <= who.subjects(); number++) {
            String id = SimulatedListeners.name(number);
            responses.put(prefix + id, split(listeners.responses(id)));
        }
        List<Target> targets = new ArrayList<>();
        for (SimulatedRegion region : regions) {
            for (int target = 1; target <= who.targets(); target++) {
                targets.add(new Target(region.name() + "-" + target, region.name()));
            }
        }
        return new SimulatedBrains(
                brains.dataset().replaceFirst("-planted$", "") + "-planted",
                brains.stories(),
                targets,
                new AlignmentAdvice(
                        brains.alignment().delaysScans(repetitionTime),
                        0,
                        0,
                        -1,
                        "brainrank simulate: the delays of the config that it was made with; no drift"),
                Collections.unmodifiableMap(responses));
    }

    private Map<String, Responses> split(double[][] columns) {
        Map<String, Responses> runs = new LinkedHashMap<>();
        int[] starts = timeline.starts();
        for (int story = 0; story < brains.stories().size(); story++) {
            int scans = starts[story + 1] - starts[story];
            float[] values = new float[scans * columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) columns[i % columns.length][starts[story] + i / columns.length];
            }
            runs.put(
                    brains.stories().get(story).id(),
                    new Responses(
                            values,
                            scans,
                            columns.length,
                            repetitionTime,
                            brains.timings().get(story).firstScan()));
        }
        return runs;
    }

    private static Map<String, List<float[]>> ones(Brains brains) {
        Map<String, List<float[]>> ones = new LinkedHashMap<>();
        for (Story story : brains.stories()) {
            ones.put(story.id(), Collections.nCopies(story.words().size(), new float[] {1}));
        }
        return ones;
    }

    // Shape (features, scans), before delays and trims: the response itself delays.
    private static double[][] atScans(Brains brains, FeatureSpace space, Downsampling rule, Timeline timeline) {
        double[][] rows = new double[space.features()][timeline.scans()];
        int[] starts = timeline.starts();
        for (int story = 0; story < brains.stories().size(); story++) {
            Story heard = brains.stories().get(story);
            ScanTiming timing = brains.timings().get(story);
            List<float[]> words = space.stories().get(heard.id());
            Matrix ofWords = Matrix.zeros(words.size(), space.features());
            for (int word = 0; word < words.size(); word++) {
                for (int feature = 0; feature < space.features(); feature++) {
                    ofWords.set(word, feature, words.get(word)[feature]);
                }
            }
            double[] onsets = heard.words().stream().mapToDouble(Word::onset).toArray();
            Matrix scans = rule.apply(ofWords, onsets, timing.starts(), timing.repetitionTime())
                    .features();
            for (int scan = 0; scan < scans.rows(); scan++) {
                for (int feature = 0; feature < space.features(); feature++) {
                    rows[feature][starts[story] + scan] = scans.get(scan, feature);
                }
            }
        }
        return rows;
    }
}
