package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.NuisanceRegressors;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/**
 * A dataset with some of its stories.
 *
 * @param whole the dataset, which somebody else closes
 * @param stories those that are kept, in its order
 */
record SomeOfDataset(Dataset whole, List<Story> stories) implements Dataset {
    /** The stories of these ids; all if there are none. */
    static SomeOfDataset of(Dataset dataset, List<String> wanted) {
        List<String> known = dataset.stories().stream().map(Story::id).toList();
        for (String id : wanted) {
            if (!known.contains(id)) {
                throw new UserException(
                        "dataset '" + dataset.id() + "' has no story '" + id + "'. " + Nearest.hint(id, known));
            }
        }
        return new SomeOfDataset(
                dataset,
                dataset.stories().stream()
                        .filter(story -> wanted.isEmpty() || wanted.contains(story.id()))
                        .toList());
    }

    @Override
    public String id() {
        return whole.id();
    }

    @Override
    public String version() {
        return whole.version();
    }

    @Override
    public String sha256() {
        return whole.sha256();
    }

    @Override
    public List<String> subjects() {
        return whole.subjects();
    }

    @Override
    public List<Exclusion> exclusions() {
        return whole.exclusions();
    }

    @Override
    public List<Target> targets() {
        return whole.targets();
    }

    @Override
    public Optional<Geometry> geometry() {
        return whole.geometry();
    }

    @Override
    public Responses responses(String subject, String story) {
        return whole.responses(subject, story);
    }

    @Override
    public Optional<NuisanceRegressors> nuisanceRegressors(String subject, String story) {
        return whole.nuisanceRegressors(subject, story);
    }

    @Override
    public AlignmentAdvice advice() {
        return whole.advice();
    }

    @Override
    public void close() {
        // Whoever opened the whole closes it.
    }
}
