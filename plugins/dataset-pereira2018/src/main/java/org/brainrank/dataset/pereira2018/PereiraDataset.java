package org.brainrank.dataset.pereira2018;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brainrank.formats.Fingerprint;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.SentenceSet;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.jspecify.annotations.Nullable;

/** Every passage is a story, every sentence of it a scan, see {@link SentenceSet}. */
final class PereiraDataset implements Dataset {
    static final String ID = "pereira2018";

    private static final AlignmentAdvice ADVICE = SentenceSet.advice(
            "one response to each sentence (Pereira et al. 2018, doi:10.1038/s41467-018-03068-4); times are made up, see the"
                    + " README of dataset-pereira2018");

    private final Path folder;
    private final Map<String, Experiment> experiments = new LinkedHashMap<>();
    private final Map<String, float[]> means = new HashMap<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<String> regions;
    private final Map<String, List<Integer>> rows = new LinkedHashMap<>();
    private final List<Story> stories = new ArrayList<>();
    private @Nullable String sha256;

    private PereiraDataset(Path folder, String experiment, String atlas) {
        this.folder = folder;
        for (Path subject : subjects(folder)) {
            String name = subject.getFileName().toString();
            Optional<Path> file = file(subject, experiment);
            if (file.isPresent()) {
                experiments.put(name, Experiment.read(file.get(), atlas));
            } else {
                exclusions.add(new Exclusion(name, "folder '" + name + "' has no data_" + experiment + ".mat."));
            }
        }
        if (experiments.isEmpty()) {
            throw new UserException("Dataset 'pereira2018' has no data_" + experiment + ".mat or examples_" + experiment
                    + ".mat in a participant's folder of '" + folder
                    + "'. Unpack the published archives there, M02/data_" + experiment
                    + ".mat and so on; 'brainrank fetch pereira2018' says where they are.");
        }
        Experiment first = experiments.values().iterator().next();
        experiments.values().forEach(other -> requireSame(first, other));
        this.regions = List.copyOf(first.atlas().columns().keySet());
        leaveOutWhoLacksARegion();
        first.rows().forEach((passage, own) -> {
            String id = "passage-" + passage;
            rows.put(id, own);
            stories.add(SentenceSet.story(
                    id, own.stream().map(first.sentences()::get).toList()));
        });
    }

    static PereiraDataset open(Path folder, String experiment, String atlas) {
        return new PereiraDataset(folder, experiment, atlas);
    }

    private static List<Path> subjects(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.in(
                    folder,
                    "no such folder",
                    "a folder for each participant",
                    "Correct 'path', or get the data: 'brainrank fetch pereira2018' says how.");
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw Problem.unreadable(folder, e);
        }
    }

    private static Optional<Path> file(Path subject, String experiment) {
        return Stream.of("data_", "examples_")
                .map(prefix -> subject.resolve(prefix + experiment + ".mat"))
                .filter(Files::exists)
                .findFirst();
    }

    private static void requireSame(Experiment first, Experiment other) {
        Variables variables = new Variables(other.file());
        for (int row = 0;
                row < Math.max(first.sentences().size(), other.sentences().size());
                row++) {
            if (row >= first.sentences().size()
                    || row >= other.sentences().size()
                    || !first.sentences().get(row).equals(other.sentences().get(row))
                    || !first.passages().get(row).equals(other.passages().get(row))) {
                throw variables.problem(
                        "sentence " + (row + 1) + " or its passage is another", "that of " + first.file());
            }
        }
        if (!List.copyOf(first.atlas().columns().keySet())
                .equals(List.copyOf(other.atlas().columns().keySet()))) {
            throw variables.problem(
                    "regions " + other.atlas().columns().keySet(),
                    first.atlas().columns().keySet() + " as in " + first.file());
        }
    }

    private void leaveOutWhoLacksARegion() {
        for (String subject : List.copyOf(experiments.keySet())) {
            Map<String, int[]> columns = experiments.get(subject).atlas().columns();
            List<String> empty = regions.stream()
                    .filter(region -> columns.get(region).length == 0)
                    .toList();
            if (!empty.isEmpty()) {
                exclusions.add(new Exclusion(subject, "has no voxel in " + String.join(", ", empty) + "."));
                experiments.remove(subject);
            }
        }
        if (experiments.isEmpty()) {
            throw new UserException(
                    "Dataset 'pereira2018' has no participant with a voxel in every region of the atlas: "
                            + exclusions.get(exclusions.size() - 1).subject() + " "
                            + exclusions.get(exclusions.size() - 1).reason() + " Choose another 'atlas'.");
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "2018";
    }

    @Override
    public synchronized String sha256() {
        if (sha256 == null) {
            sha256 = Fingerprint.of(
                    folder, experiments.values().stream().map(Experiment::file).toList());
        }
        return sha256;
    }

    @Override
    public List<Story> stories() {
        return List.copyOf(stories);
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(experiments.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.copyOf(exclusions);
    }

    @Override
    public List<Target> targets() {
        return regions.stream().map(region -> new Target(region, region)).toList();
    }

    @Override
    public synchronized Responses responses(String subject, String story) {
        Experiment experiment = experiments.get(subject);
        if (experiment == null) {
            throw Exclusion.unknown(ID, "participant", subject, experiments.keySet(), exclusions);
        }
        List<Integer> own = rows.get(story);
        if (own == null) {
            throw Exclusion.unknown(ID, "story", story, rows.keySet(), exclusions);
        }
        float[] all = means.computeIfAbsent(subject, name -> experiment.means(regions));
        int targets = regions.size();
        float[] values = new float[own.size() * targets];
        for (int row = 0; row < own.size(); row++) {
            System.arraycopy(all, own.get(row) * targets, values, row * targets, targets);
        }
        return SentenceSet.responses(values, own.size());
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Files are opened and closed one by one.
    }
}
