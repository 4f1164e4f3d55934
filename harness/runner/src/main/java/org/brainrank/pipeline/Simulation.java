package org.brainrank.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;

/**
 * A dataset whose truth is known: the words of any dataset, and listeners who read chosen feature spaces.
 *
 * <h2>Appropriate usage</h2>
 * {@code Preparation.of(Simulation.needed(experiment, plants), …)}, then {@link #write}. Score the folder with the full
 * experiment and {@code dataset: {id: tidy, path: …}}: would this design find it?
 */
public final class Simulation {
    private Simulation() {}

    /**
     * The smallest experiment that computes what is planted.
     *
     * @param experiment from which the plants were read
     * @param plants may be empty: nothing is planted
     * @return fewer methods, layers and controls
     */
    public static Experiment needed(Experiment experiment, List<Plant> plants) {
        return PlantedFeatures.needed(experiment, plants);
    }

    /**
     * Simulates and writes a folder for the dataset plugin {@code tidy}: a region of {@code targets} columns for each plant,
     * and a region {@code noise} that reads nothing. The same arguments write the same bytes.
     *
     * @param preparation of the {@linkplain #needed needed} experiment
     * @param plants what is read
     * @param who the listeners
     * @param folder new or empty
     * @param progress hears how far it is
     * @return what was written, one sentence a region
     * @throws org.brainrank.spi.UserException if a plant has no features, or they never vary
     */
    public static List<String> write(
            Preparation preparation, List<Plant> plants, SimulatedListeners who, Path folder, Progress progress) {
        Planting planting;
        try (Workers workers = new Workers(preparation.options().threads())) {
            planting = planting(preparation, plants, explained(preparation, plants, workers, progress));
        }
        progress.start("simulating " + who.subjects() + " subjects", 1);
        SimulatedBrains brains = planting.brains(who, "");
        String truth = truth(plants, who);
        TidyFolder.write(
                folder,
                brains,
                String.format(Locale.ROOT, "seed-%d", who.seed()),
                "that of the words of " + preparation.brains().dataset() + "; the responses are simulated",
                "Simulated by BrainRank on the words of " + preparation.brains().dataset() + ": " + truth);
        progress.advance(1);
        progress.done();
        List<String> regions = new ArrayList<>();
        for (String roi :
                brains.targets().stream().map(target -> target.roi()).distinct().toList()) {
            int index = regions.size();
            regions.add(roi + ": "
                    + (index < plants.size() ? "reads " + plants.get(index).text() : "reads nothing")
                    + ", " + who.targets() + " targets");
        }
        return regions;
    }

    /** Everything that the planted methods say; nothing is opened where controls alone are planted. */
    static List<FeatureSet> explained(Preparation preparation, List<Plant> plants, Workers workers, Progress progress) {
        List<Explained> explained = new ArrayList<>();
        if (plants.stream().anyMatch(Plant::ofMethod)) {
            new Explanations(preparation, workers, progress).each(explained::add);
        }
        return PlantedFeatures.explained(explained);
    }

    static Planting planting(Preparation preparation, List<Plant> plants, List<FeatureSet> explained) {
        return Planting.of(preparation.brains(), PlantedFeatures.of(preparation, plants, explained));
    }

    private static String truth(List<Plant> plants, SimulatedListeners who) {
        return (plants.isEmpty()
                        ? "nothing planted"
                        : "planted "
                                + String.join(
                                        ", ", plants.stream().map(Plant::text).toList()))
                + ", " + who.subjects() + " subjects, signal to noise " + who.signalToNoise() + ", share of word rate "
                + who.wordRateShare() + ", spread of weights " + who.spread() + ", autocorrelation "
                + who.autocorrelation() + ", response " + who.response().name().toLowerCase(Locale.ROOT) + ", seed "
                + who.seed();
    }
}
