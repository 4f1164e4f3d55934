package org.brainrank.testkit;

/**
 * How a {@link FakeNetwork} differs from the ordinary one.
 *
 * @param linear whether blocks are affine
 * @param deafTo a token id that no other position listens to; −1 for none
 * @param even whether there are no positions, and only the last position listens to others, so that those are treated alike
 */
record FakeKind(boolean linear, int deafTo, boolean even) {
    static final FakeKind BENT = new FakeKind(false, -1, false);
    static final FakeKind LINEAR = new FakeKind(true, -1, false);
    static final FakeKind EVEN = new FakeKind(false, -1, true);

    FakeKind deafTo(int id) {
        return new FakeKind(linear, id, even);
    }

    /** Whether position t listens to position s. */
    boolean hears(int[] ids, int t, int s) {
        return t == s || (ids[s] != deafTo && (!even || t == ids.length - 1));
    }
}
