package org.brainrank.models.storylm;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.testkit.ModelPerturbationContract;
import org.junit.jupiter.api.io.TempDir;

class StoryLmContractTest extends ModelPerturbationContract {
    @TempDir
    private static Path home;

    @Override
    protected LanguageModel open() {
        StoryLmPlugin plugin = new StoryLmPlugin();
        return plugin.open(new ModelRequest("story-lm", plugin.card().resolve(Map.of()), home, OptionalLong.empty()));
    }

    // A coarse check on a trained, bent model; exact ones are in model-transformers.
    @Override
    protected double gradientTolerance() {
        return 0.3;
    }
}
