package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.LayerSelection;
import org.brainrank.config.Place;
import org.brainrank.features.Unit;
import org.brainrank.spi.UserException;
import org.brainrank.spi.control.StimulusControl;

/** Finds the feature spaces that are planted among those of a run. */
final class PlantedFeatures {
    private PlantedFeatures() {}

    /** The smallest experiment that has these feature spaces. */
    static Experiment needed(Experiment experiment, List<Plant> plants) {
        List<Plant> ofMethods = plants.stream().filter(Plant::ofMethod).toList();
        Experiment smaller = experiment.withControls(plants.stream()
                .filter(plant -> !plant.ofMethod())
                .map(Plant::choice)
                .distinct()
                .toList());
        if (ofMethods.isEmpty()) {
            return smaller;
        }
        List<String> layers = ofMethods.stream()
                .map(plant -> Integer.toString(plant.layer().orElseThrow()))
                .distinct()
                .toList();
        return smaller.withMethods(
                        ofMethods.stream().map(Plant::choice).distinct().toList())
                .withLayers(new LayerSelection(layers, Place.commandLine("--plant")));
    }

    /** Every feature space of a method that the run has, those of spoilt models left out. */
    static List<FeatureSet> explained(List<Explained> explained) {
        List<FeatureSet> sets = new ArrayList<>();
        for (Explained model : explained) {
            sets.addAll(model.sets());
        }
        return sets;
    }

    /**
     * What each plant means.
     *
     * @param preparation a run whose methods and controls hold the plants
     * @param explained what its methods said
     * @return region's name to feature space, in the order of the plants
     */
    static Map<String, FeatureSet> of(Preparation preparation, List<Plant> plants, List<FeatureSet> explained) {
        Map<String, FeatureSet> planted = new LinkedHashMap<>();
        for (Plant plant : plants) {
            FeatureSet set = plant.ofMethod() ? method(preparation, plant, explained) : control(preparation, plant);
            String name = name(plant);
            if (name.equals(Planting.NOISE) || planted.put(name, set) != null) {
                throw new ConfigException(
                        Place.commandLine("--plant"),
                        "'" + plant.text() + "' would be a second region '" + name + "'; plant each thing once");
            }
        }
        return planted;
    }

    /** The variant of a planted method, as results spell it. */
    static String variant(Preparation preparation, Plant plant) {
        PreparedModel model = preparation.models().stream()
                .filter(prepared -> prepared.choice().name().equals(plant.model()))
                .findFirst()
                .orElseThrow();
        // Units come method by method, and no method is without one.
        List<String> variants = List.copyOf(
                new LinkedHashSet<>(model.units().stream().map(Unit::variant).toList()));
        return variants.get(preparation.experiment().methods().indexOf(plant.choice()));
    }

    private static FeatureSet method(Preparation preparation, Plant plant, List<FeatureSet> explained) {
        String variant = variant(preparation, plant);
        int layer = plant.layer().orElseThrow();
        return explained.stream()
                .filter(set -> set.model().equals(plant.model())
                        && set.layer() == layer
                        && set.variant().equals(variant))
                .findFirst()
                .orElseThrow(() -> new UserException("--plant " + plant.text() + ": " + variant
                        + " has no features at layer " + layer + " of '" + plant.model() + "'; choose another layer"));
    }

    private static FeatureSet control(Preparation preparation, Plant plant) {
        return preparation.controls().stream()
                .filter(control -> control.card().id().equals(plant.choice().id()))
                .filter(StimulusControl.class::isInstance)
                .map(control -> ControlFeatures.of(preparation).of((StimulusControl) control))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigException(
                                Place.commandLine("--plant"),
                                "'" + plant.text()
                                        + "' has no features of its own: it spoils those of others. Plant a method, or a control like word-rate"));
    }

    // Names of files and regions: letters, digits and hyphens.
    static String name(Plant plant) {
        String text = plant.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return text.replaceAll("^-|-$", "");
    }
}
