package org.brainrank.dataset.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.simulation.Draws;
import org.brainrank.simulation.ListenerSettings;
import org.brainrank.simulation.Listeners;
import org.brainrank.simulation.Series;
import org.brainrank.simulation.SimulatedRegion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;

/**
 * Simulates the listeners that this plugin embeds: {@link Listeners} whose regions are those of {@link Region}, each with its
 * features X = z(mean over the words that begin in a scan) (representation: first projected to 4 numbers).
 */
public final class ResponseGenerator {
    private static final int PROJECTIONS = 4;

    private final SimulationSettings settings;

    /**
     * Creates a generator.
     *
     * @param settings seed, sizes, noise
     */
    public ResponseGenerator(SimulationSettings settings) {
        this.settings = settings;
    }

    /**
     * One simulated subject.
     *
     * @param id for example {@code sub-01}
     * @param runs story id to responses, in order of presentation
     */
    public record Listener(String id, Map<String, Responses> runs) {}

    /**
     * Simulates all listeners.
     *
     * @param runs the runs in order of presentation, each with the same feature spaces
     * @return in order of their names; depends on nothing but the settings and the runs
     */
    public List<Listener> generate(List<RunFeatures> runs) {
        List<Story> stories = runs.stream().map(RunFeatures::story).toList();
        Recording recording = Recording.of(stories, settings.repetitionTime());
        List<SimulatedRegion> regions = new ArrayList<>();
        for (Region region : Region.values()) {
            regions.add(new SimulatedRegion(
                    region.label(),
                    region.planted() ? Optional.of(design(region, recording, runs)) : Optional.empty(),
                    region.wordRate()));
        }
        Listeners simulated = new Listeners(
                recording.timeline(),
                recording.wordRate(),
                regions,
                new ListenerSettings(
                        settings.seed(),
                        settings.voxels(),
                        settings.signalToNoise(),
                        settings.wordRateShare(),
                        settings.spread(),
                        settings.autocorrelation()),
                stretch -> Haemodynamics.kernel(Haemodynamics.SCALE * stretch, settings.repetitionTime()));
        List<Listener> listeners = new ArrayList<>();
        for (String id : settings.subjects()) {
            listeners.add(new Listener(id, split(recording, simulated.responses(id))));
        }
        return List.copyOf(listeners);
    }

    /** Shape (features, scans), standardised. */
    private double[][] design(Region region, Recording recording, List<RunFeatures> runs) {
        double[][] features = Series.standardise(
                recording.means(runs.stream().map(run -> run.space(region)).toList()));
        if (region != Region.REPRESENTATION) {
            return features;
        }
        Draws draws = Draws.of(settings.seed(), "projection");
        double[][] projected = new double[PROJECTIONS][];
        for (int i = 0; i < PROJECTIONS; i++) {
            projected[i] = Series.combine(features, draws.normals(features.length));
        }
        return Series.standardise(projected);
    }

    private Map<String, Responses> split(Recording recording, double[][] columns) {
        Map<String, Responses> runs = new LinkedHashMap<>();
        for (int run = 0; run < recording.stories().size(); run++) {
            int start = recording.starts()[run];
            int scans = recording.starts()[run + 1] - start;
            float[] values = new float[scans * columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) columns[i % columns.length][start + i / columns.length];
            }
            runs.put(
                    recording.stories().get(run).id(),
                    new Responses(values, scans, columns.length, settings.repetitionTime(), 0));
        }
        return runs;
    }
}
