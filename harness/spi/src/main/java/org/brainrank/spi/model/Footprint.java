package org.brainrank.spi.model;

import java.util.OptionalLong;

/**
 * What an open model occupies, whatever it runs.
 *
 * @param device where it is computed: {@code cpu}, or {@code cuda:} and a number
 * @param precision of the products with its weights: {@code float32} or {@code float16}
 * @param residentBytes of weights in the device's memory, all the time
 * @param mappedBytes of files that are read through the system's page cache, which may drop them and read them again
 * @param streamedBytes of weights that each thread makes ready at a time, beside its batch; 0 where all are resident
 * @param deviceBytes of the device's own memory; empty on the processor, whose memory the machine knows
 */
public record Footprint(
        String device,
        String precision,
        long residentBytes,
        long mappedBytes,
        long streamedBytes,
        OptionalLong deviceBytes) {
    /**
     * Whether it shares the machine's memory.
     *
     * @return false on a GPU
     */
    public boolean onProcessor() {
        return device.equals("cpu");
    }
}
