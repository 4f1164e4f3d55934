package org.brainrank.fetch;

import java.util.function.Consumer;

/** Where a fetch can be when its process dies. Only tests listen: they end it there, and see that the next one goes on. */
enum Step {
    /** The lock is held. */
    LOCKED,
    /** A server began to answer. */
    ANSWERED,
    /** Some bytes of a file are on disk. */
    BYTES,
    /** A file is whole and right, but not yet called so. */
    CHECKED,
    /** A file has its name. */
    NAMED,
    /** And its hash is written down. */
    NOTED,
    /** All files are there, and the record is written. */
    RECORDED,
    /** One of them is in a folder that was there before. */
    MOVED,
    /** The folder is in its place. */
    PUBLISHED;

    /** Nobody listens. */
    static final Consumer<Step> UNWATCHED = step -> {};
}
