package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.spi.model.Footprint;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;

/**
 * What a model claims of memory, known before anything is computed.
 *
 * @param model its name
 * @param footprint of its weights; empty if it does not say
 * @param parameters number of weights
 * @param windowBytes of the pass that needs most, a window
 * @param batchWindows how many windows of that pass run together
 */
record MemoryClaim(String model, Optional<Footprint> footprint, long parameters, long windowBytes, int batchWindows) {
    /** Tokens of a word, roughly: windows are cut later. */
    private static final double TOKENS_A_WORD = 1.4;

    static MemoryClaim of(String name, LanguageModel open, List<Unit> units, WindowSettings window) {
        ModelInfo info = open.info();
        int tokens = (int) Math.max(1, Math.min(info.maxTokens(), Math.ceil(TOKENS_A_WORD * window.contextWords())));
        long most = 0;
        int batch = 1;
        for (PassGroup group : PassGroup.of(units, Plan.output(window))) {
            int together = open.batchSize(group.request(), tokens);
            long bytes = open.memory(group.request(), tokens, together).orElse(0);
            if (bytes > most * batch) {
                most = bytes / together;
                batch = together;
            }
        }
        return new MemoryClaim(name, open.footprint(), info.parameters(), most, batch);
    }

    /** Of a batch, when there are so many windows in all. */
    long batchBytes(int windows) {
        return Math.max(1, Math.min(batchWindows, windows)) * windowBytes;
    }

    /** Batches of all windows: more threads than that have nothing to do. */
    int batches(int windows) {
        return (int) Math.ceil(windows / (double) batchWindows);
    }

    /** Weights in the memory of the device, or drawn afresh by a control. */
    long weightBytes(boolean drawn) {
        int each =
                footprint.filter(known -> known.precision().equals("float16")).isPresent() ? 2 : Float.BYTES;
        return Math.max(footprint.map(Footprint::residentBytes).orElse(0L), drawn ? each * parameters : 0);
    }

    /** What drawing all weights takes beside the heap; where they are narrowed to float16 at once, one matrix at a time. */
    long drawnBytes() {
        return footprint.filter(known -> known.precision().equals("float32")).isPresent()
                ? Float.BYTES * parameters
                : 0;
    }

    /** Weights that a thread makes ready in their turn. */
    long streamedBytes() {
        return footprint.map(Footprint::streamedBytes).orElse(0L);
    }

    /** Whether it shares memory with the program. */
    boolean onProcessor() {
        return footprint.map(Footprint::onProcessor).orElse(true);
    }

    /** All weights that a process shows as its own, mapped files with them; four bytes a parameter where nobody says. */
    long shownBytes() {
        return footprint
                .map(known -> known.onProcessor() ? known.residentBytes() + known.mappedBytes() : 0)
                .orElse(Float.BYTES * parameters);
    }
}
