package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.cache.Makers;
import org.brainrank.config.ModelChoice;
import org.brainrank.features.Unit;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;

/**
 * A model whose shape is known and whose methods fit it. It is opened again when its turn comes, so that only one model is
 * in memory at a time.
 *
 * @param choice from the config
 * @param plugin that opens it
 * @param request what to open
 * @param info its shape
 * @param units variants at layers, in the config's order
 * @param makers whose code makes them
 * @param claim of memory
 */
record PreparedModel(
        ModelChoice choice,
        ModelPlugin plugin,
        ModelRequest request,
        ModelInfo info,
        List<Unit> units,
        Makers makers,
        MemoryClaim claim) {
    LanguageModel open(ModelRequest other) {
        return plugin.open(other);
    }
}
