package org.brainrank.method.erasure;

import org.brainrank.spi.method.BaselineParameter;

/** What stands in the place of a token that is not there. */
final class Masks {
    static final BaselineParameter MASK = BaselineParameter.zero("mask", "What stands in an absent token's place;");

    private Masks() {}
}
