package org.brainrank.spi.dataset;

import java.util.Optional;
import org.brainrank.spi.Card;
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
     * Opens the dataset: reads what is small and checks that the rest is there.
     *
     * @param request which part
     * @return the open dataset; the caller closes it
     * @throws org.brainrank.spi.UserException if files are missing or broken, with file, line and remedy
     */
    Dataset open(DatasetRequest request);
}
