package org.brainrank.spi.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.UserException;
import org.pf4j.ExtensionPoint;

/** A source of stories and responses that a config can name. One instance serves the whole run; make it stateless. */
public interface DatasetPlugin extends ExtensionPoint {
    /**
     * What this dataset is.
     *
     * @return its card; parameters such as a path or an ROI radius
     */
    Card card();

    /**
     * Where its files are published, if {@code brainrank fetch} can bring them. Asks no server.
     *
     * @return the archive; empty as it stands
     */
    default Optional<Archive> archive() {
        return Optional.empty();
    }

    /**
     * How a person gets its files where {@code brainrank fetch} cannot, which then says so instead.
     *
     * @param folder where they belong, unless a parameter says otherwise
     * @return from which address, and what is to be put where, in sentences; empty as it stands
     */
    default Optional<String> byHand(Path folder) {
        return Optional.empty();
    }

    /**
     * Looks at everything, the numbers too, for {@code brainrank validate}.
     *
     * @param request which part
     * @return all that must be mended, each with file, line and remedy, in the order of the files; empty if nothing must. As it
     *     stands, the first thing that {@link #open} or reading refuses
     */
    default List<String> problems(DatasetRequest request) {
        try (Dataset dataset = open(request)) {
            for (String subject : dataset.subjects()) {
                for (Story story : dataset.stories()) {
                    dataset.responses(subject, story.id());
                    dataset.nuisanceRegressors(subject, story.id());
                    dataset.repeats(subject, story.id());
                }
            }
            return List.of();
        } catch (UserException e) {
            return List.of(e.getMessage());
        }
    }

    /**
     * Opens the dataset: reads what is small and checks that the rest is there.
     *
     * @param request which part
     * @return the open dataset; the caller closes it
     * @throws org.brainrank.spi.UserException if files are missing or broken, with file, line and remedy
     */
    Dataset open(DatasetRequest request);
}
