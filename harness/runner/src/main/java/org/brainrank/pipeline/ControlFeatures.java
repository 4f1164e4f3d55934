package org.brainrank.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.alignment.Downsampling;
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

    /** What a control makes of the words alone. */
    FeatureSet of(StimulusControl control) {
        String id = control.card().id();
        Map<String, List<float[]>> features = new LinkedHashMap<>();
        for (Story story : stories) {
            features.put(story.id(), control.features(story, width, seeds.of("control/" + id + "/" + story.id())));
        }
        int length = features.values().iterator().next().get(0).length;
        return new FeatureSet(
                FeatureSet.NO_MODEL,
                FeatureSet.NO_LAYER,
                id,
                control.role() == Control.Role.NUISANCE ? Cell.Role.FLOOR : Cell.Role.CONTROL,
                new FeatureSpace(features, length, List.of(), 0),
                control.downsampling() == StimulusControl.Downsampling.SUM ? Downsampling.SUM : configured);
    }

    /** What a control leaves of a method's own features. */
    FeatureSet of(FeatureControl control, FeatureSet own) {
        String variant = control.card().id() + ":" + own.variant();
        Map<String, List<float[]>> spoilt = new LinkedHashMap<>();
        for (Story story : stories) {
            // One permutation per story, the same for every method, layer and model: methods stay comparable.
            long seed = seeds.of("control/" + control.card().id() + "/" + story.id());
            spoilt.put(story.id(), control.spoil(own.space().stories().get(story.id()), seed));
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
