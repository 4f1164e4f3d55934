package org.brainrank.dataset.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Fingerprint;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/** What the jar holds: four runs, eight listeners, thirty voxels; about half a megabyte, read on opening. */
final class SimulatedDataset implements Dataset {
    static final String ID = "simulated";

    private final List<Story> stories = SimulatedStories.read();
    private final SimulationSettings settings;
    private final Map<String, Map<String, Responses>> responses = new LinkedHashMap<>();
    private final String sha256;

    SimulatedDataset(SimulationSettings settings) {
        this.settings = settings;
        Fingerprint fingerprint = new Fingerprint();
        stories.forEach(
                story -> fingerprint.add(Resource.words(story.id()), Resource.read(Resource.words(story.id()))));
        int targets = settings.targets().size();
        for (String subject : settings.subjects()) {
            Map<String, Responses> runs = new LinkedHashMap<>();
            for (Story story : stories) {
                String path = Resource.responses(subject, story.id());
                byte[] bytes = Resource.read(path);
                fingerprint.add(path, bytes);
                int scans = SimulatedStories.scans(story, settings.repetitionTime());
                float[] values = Resource.numbers(path, bytes, scans, targets);
                runs.put(story.id(), new Responses(values, scans, targets, settings.repetitionTime(), 0));
            }
            responses.put(subject, runs);
        }
        sha256 = fingerprint.hex();
    }

    @Override
    public String id() {
        return ID;
    }

    /** Follows the numbers, so that a new simulation cannot keep an old version. */
    @Override
    public String version() {
        return "1-" + sha256.substring(0, 8);
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return stories;
    }

    @Override
    public List<String> subjects() {
        return settings.subjects();
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.of();
    }

    @Override
    public List<Target> targets() {
        return settings.targets();
    }

    @Override
    public Optional<Geometry> geometry() {
        return Optional.of(Places.of(settings));
    }

    @Override
    public Responses responses(String subject, String story) {
        Map<String, Responses> runs = responses.get(subject);
        if (runs == null) {
            throw new UserException("Dataset 'simulated' has no subject '" + subject + "'. "
                    + Nearest.hint(subject, responses.keySet()));
        }
        Responses run = runs.get(story);
        if (run == null) {
            throw new UserException(
                    "Dataset 'simulated' has no story '" + story + "'. " + Nearest.hint(story, runs.keySet()));
        }
        return run;
    }

    @Override
    public AlignmentAdvice advice() {
        return new AlignmentAdvice(
                List.of(1, 2, 3, 4, 5, 6),
                0,
                0,
                -1,
                "dataset-simulated: double gamma, most of it from 1.5 to 9 s; no drift");
    }

    @Override
    public void close() {
        // Everything was read on opening.
    }
}
