package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.ImportChoice;
import org.brainrank.features.FeatureSpace;
import org.brainrank.imports.FeatureFolder;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.results.Cell;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;

/** Other programs' scores on their way into a run: rows like any method's. */
final class ImportedScores {
    static final String LABEL = "imported scores";

    private ImportedScores() {}

    /** Reads every folder that the config names, before anything is computed. */
    static List<ImportedSpace> read(
            Experiment experiment, List<Story> stories, List<PreparedModel> models, RunOptions options) {
        List<ImportedSpace> spaces = new ArrayList<>();
        Set<MethodAtLayer> taken = new HashSet<>();
        for (PreparedModel model : models) {
            model.units()
                    .forEach(unit -> taken.add(new MethodAtLayer(model.choice().name(), unit.variant(), unit.layer())));
        }
        for (ImportChoice choice : experiment.imported()) {
            if (options.limitWords().isPresent()) {
                throw new ConfigException(
                        choice.place(), "cannot be cut to --limit: imported scores are of all words; run without it");
            }
            try {
                for (ImportedSpace space : FeatureFolder.read(choice.folder(), stories)) {
                    if (!taken.add(known(space))) {
                        throw new ConfigException(
                                choice.place(),
                                "brings " + space.variant() + " on " + space.model() + ", layer " + space.layer()
                                        + ", which this run has already; import it under another --method or --model");
                    }
                    spaces.add(space);
                }
            } catch (ConfigException e) {
                throw e;
            } catch (UserException e) {
                throw new ConfigException(choice.place(), e.getMessage());
            }
        }
        return spaces;
    }

    private static MethodAtLayer known(ImportedSpace space) {
        return new MethodAtLayer(space.model(), space.variant(), space.layer());
    }

    /** All of them with what controls that spoil features leave of them. */
    static Explained explained(Preparation preparation, ControlFeatures controls) {
        List<FeatureSet> sets = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (ImportedSpace space : preparation.imported()) {
            FeatureSet set = new FeatureSet(
                    space.model(),
                    space.layer(),
                    space.variant(),
                    Cell.Role.METHOD,
                    new FeatureSpace(space.stories(), space.features(), List.of(), 0),
                    preparation.brains().alignment().downsampling());
            sets.add(set);
            notes.addAll(Cautions.ofVariation(set));
        }
        List<FeatureSet> derived = controls.spoilt(sets, preparation.controls());
        return new Explained(LABEL, Cell.Role.METHOD, sets, derived, List.of(), notes, List.of(), Optional.empty(), 0);
    }
}
