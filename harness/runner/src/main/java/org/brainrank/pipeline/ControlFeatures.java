package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.alignment.Downsampling;
import org.brainrank.config.ConfigException;
import org.brainrank.config.PluginChoice;
import org.brainrank.features.FeatureSpace;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;

/** Feature spaces of controls that need no model. */
final class ControlFeatures {
    private final List<Story> stories;
    private final int width;
    private final Downsampling configured;
    private final Seeds seeds;

    ControlFeatures(List<Story> stories, int width, Downsampling configured, Seeds seeds) {
        this.stories = stories;
        this.width = width;
        this.configured = configured;
        this.seeds = seeds;
    }

    /** Those of a prepared run. */
    static ControlFeatures of(Preparation preparation) {
        return new ControlFeatures(
                preparation.brains().stories(),
                preparation.experiment().window().explainedWords(),
                preparation.brains().alignment().downsampling(),
                preparation.seeds());
    }

    /**
     * Refuses a control that a dataset gives nothing to work with.
     *
     * @throws ConfigException at the control's place
     */
    static void check(Control control, List<Story> stories, PluginChoice choice) {
        control.refusal(stories).ifPresent(reason -> {
            throw new ConfigException(choice.place(), "control '" + choice.id() + "' " + reason);
        });
    }

    /** What a control makes of the words alone. */
    FeatureSet of(StimulusControl control) {
        String id = control.card().id();
        Map<String, List<float[]>> features =
                control.ofAll(stories, width, story -> seeds.of("control/" + id + "/" + story));
        int length = features.values().iterator().next().get(0).length;
        return new FeatureSet(
                FeatureSet.NO_MODEL,
                FeatureSet.NO_LAYER,
                control.variant(),
                control.role() == Control.Role.NUISANCE ? Cell.Role.FLOOR : Cell.Role.CONTROL,
                new FeatureSpace(features, length, List.of(), 0),
                control.downsampling() == StimulusControl.Downsampling.SUM ? Downsampling.SUM : configured);
    }

    /** What those of the controls that spoil features leave of each feature set, control by control. */
    List<FeatureSet> spoilt(List<FeatureSet> sets, List<Control> controls) {
        return controls.stream()
                .filter(FeatureControl.class::isInstance)
                .flatMap(control -> sets.stream().map(set -> of((FeatureControl) control, set)))
                .toList();
    }

    /** What a control leaves of a method's own features. */
    FeatureSet of(FeatureControl control, FeatureSet own) {
        String variant = control.variant() + ":" + own.variant();
        Map<String, List<float[]>> spoilt = new LinkedHashMap<>();
        for (Story story : stories) {
            // One permutation per story, the same for every method, layer and model: methods stay comparable.
            long seed = seeds.of("control/" + control.card().id() + "/" + story.id());
            spoilt.put(story.id(), control.spoil(story.id(), own.space().stories(), seed));
        }
        return new FeatureSet(
                own.model(),
                own.layer(),
                variant,
                Cell.Role.CONTROL,
                new FeatureSpace(spoilt, own.space().features(), List.of(), 0),
                own.downsampling());
    }
}
