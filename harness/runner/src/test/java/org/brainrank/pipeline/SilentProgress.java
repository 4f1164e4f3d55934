package org.brainrank.pipeline;

import org.brainrank.execution.Progress;

/** Nobody listens. */
public enum SilentProgress implements Progress {
    INSTANCE;

    @Override
    public void start(String phase, long total) {}

    @Override
    public void advance(long by) {}

    @Override
    public void done() {}
}
