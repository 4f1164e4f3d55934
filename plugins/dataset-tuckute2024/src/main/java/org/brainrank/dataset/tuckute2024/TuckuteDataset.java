package org.brainrank.dataset.tuckute2024;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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

/**
 * Every sentence is a story of one scan, see {@link SentenceSet}: sentences were shown one by one and have no context. The items
 * are those of the participant who saw most; who lacks one is excluded.
 */
final class TuckuteDataset implements Dataset {
    static final String ID = "tuckute2024";
    static final String VERSION = "20230728";

    private static final AlignmentAdvice ADVICE = SentenceSet.advice(
            "one response to each sentence, estimated by GLMsingle (Tuckute et al. 2024, doi:10.1038/s41562-023-01783-7);"
                    + " times are made up, see the README of dataset-tuckute2024");

    private final Path file;
    private final Choice choice;
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final List<Story> stories = new ArrayList<>();
    private final Map<String, Map<Integer, float[]>> responses = new LinkedHashMap<>();
    private final List<Exclusion> exclusions = new ArrayList<>();

    private TuckuteDataset(Path file, Choice choice) {
        this.file = file;
        this.choice = choice;
        ResponseTable table = ResponseTable.read(file, choice);
        Collection<Integer> wanted = new TreeSet<>();
        table.responses().values().forEach(own -> {
            if (own.size() > wanted.size()) {
                wanted.clear();
                wanted.addAll(own.keySet());
            }
        });
        for (int item : wanted) {
            String id = "item-" + item;
            items.put(id, item);
            stories.add(SentenceSet.story(id, List.of(table.sentences().get(item))));
        }
        table.responses().forEach((participant, own) -> {
            Optional<String> reason = lacks(own, wanted);
            reason.ifPresent(why -> exclusions.add(new Exclusion(participant, why)));
            if (reason.isEmpty()) {
                responses.put(participant, own);
            }
        });
        if (responses.isEmpty()) {
            throw new UserException("Dataset 'tuckute2024' has no usable participant in '" + file + "'. The first of "
                    + exclusions.size() + ": " + exclusions.get(0).reason()
                    + " Correct 'rois' or 'condition', or unpack the published data.tar again.");
        }
    }

    static TuckuteDataset open(Path file, Choice choice) {
        if (!Files.exists(file)) {
            throw Problem.in(
                    file,
                    "no such file",
                    "the published table",
                    "Correct 'path', or run 'brainrank fetch tuckute2024'.");
        }
        return new TuckuteDataset(file, choice);
    }

    private Optional<String> lacks(Map<Integer, float[]> own, Collection<Integer> wanted) {
        for (int item : wanted) {
            float[] values = own.get(item);
            if (values == null) {
                return Optional.of("has " + own.size() + " of " + wanted.size() + " items: item " + item
                        + " is the first that is missing.");
            }
            for (int roi = 0; roi < values.length; roi++) {
                if (Float.isNaN(values[roi])) {
                    return Optional.of("has no response to item " + item + " in "
                            + choice.rois().get(roi) + ".");
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public String sha256() {
        return Fingerprint.of(file.toAbsolutePath().getParent(), List.of(file.toAbsolutePath()));
    }

    @Override
    public List<Story> stories() {
        return List.copyOf(stories);
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(responses.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.copyOf(exclusions);
    }

    @Override
    public List<Target> targets() {
        return choice.rois().stream().map(roi -> new Target(roi, roi)).toList();
    }

    @Override
    public Responses responses(String subject, String story) {
        Map<Integer, float[]> own = responses.get(subject);
        if (own == null) {
            throw Exclusion.unknown(ID, "participant", subject, responses.keySet(), exclusions);
        }
        Integer item = items.get(story);
        if (item == null) {
            throw Exclusion.unknown(ID, "story", story, items.keySet(), exclusions);
        }
        return SentenceSet.responses(own.get(item).clone(), 1);
    }

    @Override
    public AlignmentAdvice advice() {
        return ADVICE;
    }

    @Override
    public void close() {
        // Everything was read on opening.
    }
}
