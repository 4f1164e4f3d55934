package org.brainrank.spi.dataset;

import java.util.List;
import java.util.Optional;

/**
 * Stories heard by subjects. Every listed subject heard every story; a subject without a usable response for some story is
 * among the {@link #exclusions()}, with the reason, and not among the {@link #subjects()}.
 */
public interface Dataset extends AutoCloseable {
    /**
     * The name that results carry.
     *
     * @return kebab-case
     */
    String id();

    /**
     * The version of the data as published.
     *
     * @return changes when a number changes
     */
    String version();

    /**
     * What the data are.
     *
     * @return SHA-256 over the files that were read, hexadecimal
     */
    String sha256();

    /**
     * The runs.
     *
     * @return in order of presentation
     */
    List<Story> stories();

    /**
     * Usable subjects.
     *
     * @return in a fixed order
     */
    List<String> subjects();

    /**
     * Subjects that are left out.
     *
     * @return with the reason
     */
    List<Exclusion> exclusions();

    /**
     * What a reader of results must know of how the data were read: words left out or moved, runs chosen, odd subjects that
     * are used all the same. A run takes them into its own notes.
     *
     * @return sentences without a full stop; none by default
     */
    default List<String> notes() {
        return List.of();
    }

    /**
     * What was measured: the columns of every response.
     *
     * @return the same for all subjects
     */
    List<Target> targets();

    /**
     * Where the targets are.
     *
     * @return one point a target; empty if the data do not say
     */
    default Optional<Geometry> geometry() {
        return Optional.empty();
    }

    /**
     * What the targets were measured on, if maps can be written on it.
     *
     * @return every target in at least one place; empty if the data are no images
     */
    default Optional<TargetGrid> grid() {
        return Optional.empty();
    }

    /**
     * What a subject's brain did during a story.
     *
     * @param subject one of {@link #subjects()}
     * @param story the id of one of {@link #stories()}
     * @return the responses, finite
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    Responses responses(String subject, String story);

    /**
     * Signals of no interest that a subject's responses to a story may be freed of.
     *
     * @param subject one of {@link #subjects()}
     * @param story the id of one of {@link #stories()}
     * @return one row per scan of {@link #responses}, the same names for every subject and story; empty if there are none
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    default Optional<NuisanceRegressors> nuisanceRegressors(String subject, String story) {
        return Optional.empty();
    }

    /**
     * What a subject's brain did at each of several presentations of one story, for ceilings. {@link #responses} remains
     * what is regressed: one presentation, or their mean.
     *
     * @param subject one of {@link #subjects()}
     * @param story the id of one of {@link #stories()}
     * @return at least two, each of the scans, times and targets of {@link #responses}; empty if the story was heard once
     * @throws org.brainrank.spi.UserException if a file is broken
     */
    default List<Responses> repeats(String subject, String story) {
        return List.of();
    }

    /**
     * What the people who know these data would do with them; the config overrides it.
     *
     * @return recommended alignment
     */
    AlignmentAdvice advice();

    @Override
    void close();
}
