package org.brainrank.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;

/**
 * A dataset in memory: another dataset's words, and simulated responses to them.
 *
 * @param id kebab-case
 * @param stories in order
 * @param targets columns of every response
 * @param advice how to align
 * @param responses by subject, in order, and by story
 */
record SimulatedBrains(
        String id,
        List<Story> stories,
        List<Target> targets,
        AlignmentAdvice advice,
        Map<String, Map<String, Responses>> responses)
        implements Dataset {
    @Override
    public String version() {
        return "1";
    }

    /** Nothing was read. */
    @Override
    public String sha256() {
        return "";
    }

    @Override
    public List<String> subjects() {
        return List.copyOf(responses.keySet());
    }

    @Override
    public List<Exclusion> exclusions() {
        return List.of();
    }

    @Override
    public Responses responses(String subject, String story) {
        return Objects.requireNonNull(
                Objects.requireNonNull(responses.get(subject), subject).get(story), story);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
