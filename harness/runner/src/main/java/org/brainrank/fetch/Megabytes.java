package org.brainrank.fetch;

import java.util.Locale;

/** Sizes in words. */
public final class Megabytes {
    private Megabytes() {}

    /**
     * A size.
     *
     * @param bytes how many
     * @return such as {@code 12.3 MB}; a megabyte is a million bytes
     */
    public static String of(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
