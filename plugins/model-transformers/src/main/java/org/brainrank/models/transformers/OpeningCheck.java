package org.brainrank.models.transformers;

import java.nio.file.Path;
import org.brainrank.engine.MachineMemory;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Footprint;

/** Refuses a model whose weights do not fit, before they are read. */
final class OpeningCheck {
    private OpeningCheck() {}

    /**
     * Checks.
     *
     * @param folder of the model
     * @param footprint of its weights
     * @param machineBytes of the machine's memory
     * @throws UserException if the device's memory is smaller, with both sizes and what to change
     */
    static void check(Path folder, Footprint footprint, long machineBytes) {
        long there =
                footprint.onProcessor() ? machineBytes : footprint.deviceBytes().orElse(Long.MAX_VALUE);
        long needed = footprint.residentBytes() + footprint.streamedBytes();
        if (needed > there) {
            throw new UserException("the weights of model folder '" + folder + "' need "
                    + MachineMemory.gibibytes(needed) + " in " + footprint.precision() + " on " + footprint.device()
                    + ", which has " + MachineMemory.gibibytes(there)
                    + ". Set the model's weights: streamed, which makes one block ready at a time, or precision: float16,"
                    + " or take a smaller model or a larger machine");
        }
    }
}
