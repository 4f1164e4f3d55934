package org.brainrank.features;

import java.util.List;

/**
 * Windows of one length that run together.
 *
 * @param number its place among the batches of a pass
 * @param windows at least one, each once
 */
record Batch(int number, List<SharedWindow> windows) {
    /**
     * A window and its story.
     *
     * @param story id
     * @param window of that story
     */
    record Entry(String story, WordWindow window) {}
}
