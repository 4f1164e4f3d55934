package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;

/**
 * What a run will do.
 *
 * @param dataset its id
 * @param subjects how many
 * @param targets per subject
 * @param words in all stories
 * @param scans after trimming
 * @param models what is explained, with the passes
 * @param nuisance controls that join every method
 * @param competitors controls that stand as rows
 * @param cells results in all, at full dimension; wide feature spaces are scored at an equal dimension too
 * @param notes what is left out or filled in
 * @param forecast work, memory and time, if they were asked for
 */
public record Plan(
        String dataset,
        int subjects,
        int targets,
        int words,
        int scans,
        List<ModelPlan> models,
        List<String> nuisance,
        List<String> competitors,
        int cells,
        List<String> notes,
        Optional<Forecast> forecast) {

    /**
     * The work for one model.
     *
     * @param model its name
     * @param layers L
     * @param featureSpaces variants times layers
     * @param passes each pass, how many feature spaces share it, and roughly how many forwards a window costs
     * @param copies 1, and one more for each control that runs the methods on a spoilt model
     */
    public record ModelPlan(String model, int layers, int featureSpaces, List<PassPlan> passes, int copies) {}

    /**
     * One pass.
     *
     * @param pass in words
     * @param sharedBy feature spaces
     * @param forwards roughly, per window, with ten-word windows of fourteen tokens
     */
    public record PassPlan(String pass, int sharedBy, double forwards) {}

    /**
     * Plans a prepared run.
     *
     * @param preparation everything opened
     * @return the plan
     */
    public static Plan of(Preparation preparation) {
        List<Control> controls = preparation.controls();
        int copies = 1 + count(controls, ModelControl.class);
        int spoilt = count(controls, FeatureControl.class);
        Brains brains = preparation.brains();
        List<ModelPlan> models = new ArrayList<>();
        int rows = (int) controls.stream()
                .filter(control -> control instanceof StimulusControl && control.role() == Control.Role.COMPETITOR)
                .count();
        if (!ids(controls, Control.Role.NUISANCE).isEmpty()) {
            rows++; // the floor
        }
        for (PreparedModel model : preparation.models()) {
            models.add(modelPlan(model, copies, preparation.experiment().window()));
            rows += model.units().size() * (copies + spoilt);
        }
        return new Plan(
                brains.dataset(),
                brains.subjects().size(),
                brains.targets().size(),
                brains.stories().stream()
                        .mapToInt(story -> story.words().size())
                        .sum(),
                java.util.Arrays.stream(brains.runLengths()).sum(),
                List.copyOf(models),
                ids(controls, Control.Role.NUISANCE),
                ids(controls, Control.Role.COMPETITOR),
                rows * brains.subjects().size(),
                List.copyOf(preparation.notes()),
                Optional.empty());
    }

    /**
     * Plans a prepared run and says how much it will take, from some seconds of trying.
     *
     * @param preparation everything opened
     * @param universes what a multiverse would cost; empty if none is asked for
     * @return the plan, with a forecast
     */
    public static Plan withForecast(Preparation preparation, List<MultiverseRun.Cost> universes) {
        Plan plan = of(preparation);
        return new Plan(
                plan.dataset,
                plan.subjects,
                plan.targets,
                plan.words,
                plan.scans,
                plan.models,
                plan.nuisance,
                plan.competitors,
                plan.cells,
                plan.notes,
                Optional.of(Forecasting.of(preparation, universes)));
    }

    private static ModelPlan modelPlan(PreparedModel model, int copies, WindowSettings window) {
        List<Unit> units = model.units();
        List<PassPlan> passes = PassGroup.of(units, output(window)).stream()
                .map(group -> new PassPlan(
                        describe(group.request().pass()),
                        group.units().size(),
                        group.cost(model.info().layers(), 1.4 * window.contextWords())))
                .toList();
        return new ModelPlan(model.choice().name(), model.info().layers(), units.size(), passes, copies);
    }

    static Output output(WindowSettings window) {
        return switch (window.output()) {
            case LOGIT -> Output.LOGIT;
            case LOG_PROBABILITY -> Output.LOG_PROBABILITY;
            case PROBABILITY -> Output.PROBABILITY;
        };
    }

    static String describe(Pass pass) {
        if (pass instanceof Pass.Path path) {
            return "path, " + path.points() + " points from " + path.baseline();
        }
        if (pass instanceof Pass.LayerPath path) {
            return "layer path, " + path.points() + " points from " + path.baseline();
        }
        if (pass instanceof Pass.Erasure erasure) {
            return "erasure, " + erasure.mask();
        }
        if (pass instanceof Pass.Subsets subsets) {
            return "subsets, " + subsets.standIn() + ", " + subsets.coalitions();
        }
        if (pass instanceof Pass.Replacements replacements) {
            return "replacements, " + replacements.coalitions();
        }
        if (pass instanceof Pass.Removal) {
            return "removal";
        }
        if (pass instanceof Pass.ValueZeroing) {
            return "value zeroing";
        }
        return PassNames.of(pass);
    }

    private static int count(List<Control> controls, Class<? extends Control> kind) {
        return (int) controls.stream().filter(kind::isInstance).count();
    }

    private static List<String> ids(List<Control> controls, Control.Role role) {
        return controls.stream()
                .filter(control -> control.role() == role)
                .map(Control::variant)
                .collect(Collectors.toList());
    }
}
