package org.brainrank.models.blocks;

/** How the two parts of a block are joined. */
enum Wiring {
    /** The feed-forward part reads what attention left: h = x + a(x), y = h + f(h). */
    SEQUENTIAL,
    /** Both read the block's input: y = x + a(x) + f(x). Wang and Komatsuzaki 2021 (GPT-J). */
    PARALLEL
}
