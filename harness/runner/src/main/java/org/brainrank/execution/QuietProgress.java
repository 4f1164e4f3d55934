package org.brainrank.execution;

/** For work whose phases are nobody's business. */
public enum QuietProgress implements Progress {
    /** The one. */
    INSTANCE;

    @Override
    public void start(String phase, long total) {}

    @Override
    public void advance(long by) {}

    @Override
    public void done() {}
}
