package org.brainrank.dataset.simulated;

import java.util.List;
import java.util.Map;
import org.brainrank.simulation.Draws;
import org.brainrank.spi.dataset.Story;

/** Random features, for tests and until a model's are there. */
final class Placeholder {
    private Placeholder() {}

    static List<RunFeatures> features(List<Story> stories) {
        return stories.stream()
                .map(story -> new RunFeatures(
                        story,
                        Map.of(
                                "early-language", matrix(story, "early", 10),
                                "late-language", matrix(story, "late", 10),
                                "representation", matrix(story, "representation", 32))))
                .toList();
    }

    private static FeatureMatrix matrix(Story story, String name, int features) {
        int words = story.words().size();
        Draws draws = Draws.of(1, "placeholder/" + name + "/" + story.id());
        float[] values = new float[words * features];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 + 0.5 * draws.normal());
        }
        return new FeatureMatrix(words, features, values);
    }
}
