package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.config.ConfigException;
import org.brainrank.config.NuisanceChoice;
import org.brainrank.config.Place;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.NuisanceRegressors;

/** Reads the nuisance regressors that a config or a dataset's advice chooses. */
final class NuisanceReader {
    private final Dataset dataset;
    private final NuisanceChoice choice;
    private final Place place;
    private List<String> chosen = List.of();

    NuisanceReader(Dataset dataset, NuisanceChoice choice, Place place) {
        this.dataset = dataset;
        this.choice = choice;
        this.place = place;
    }

    /**
     * The chosen regressors of one subject and story.
     *
     * @param scans of the subject's responses
     * @return shape (scans, chosen), without columns if none are chosen
     */
    Matrix of(String subject, String story, int scans) {
        if (!choice.all() && choice.names().isEmpty()) {
            return Matrix.zeros(scans, 0);
        }
        Optional<NuisanceRegressors> found = dataset.nuisanceRegressors(subject, story);
        List<String> offered = found.map(NuisanceRegressors::names).orElse(List.of());
        List<String> names = choice.all() ? offered : choice.names();
        for (String name : names) {
            if (!offered.contains(name)) {
                throw new ConfigException(
                        new Place(place.file(), place.line(), "alignment.nuisance"),
                        "dataset '" + dataset.id() + "' has no nuisance regressor '" + name + "' for subject '"
                                + subject + "' in story '" + story + "'. " + Nearest.hint(name, offered));
            }
        }
        if (found.isPresent() && found.get().scans() != scans) {
            throw new UserException(
                    "the nuisance regressors of subject '" + subject + "' in story '" + story + "' have "
                            + found.get().scans() + " scans, the responses " + scans
                            + "; cut both to the same scans, or write alignment.nuisance: none");
        }
        chosen = names;
        Matrix values = Matrix.zeros(scans, names.size());
        for (int column = 0; column < names.size(); column++) {
            int from = offered.indexOf(names.get(column));
            for (int scan = 0; scan < scans; scan++) {
                values.set(scan, column, found.orElseThrow().values()[scan * offered.size() + from]);
            }
        }
        return values;
    }

    /** What responses were freed of. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (choice.all() && chosen.isEmpty()) {
            notes.add("alignment.nuisance is all, but dataset '" + dataset.id() + "' offers no nuisance regressors");
        } else if (!chosen.isEmpty()) {
            notes.add("responses are freed of the nuisance regressors " + String.join(", ", chosen));
        }
        return notes;
    }
}
