package org.brainrank.models.transformers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far back attention sees where a {@code config.json} limits it. */
final class SlidingWindow {
    /** Sees everything. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private SlidingWindow() {}

    /**
     * How many positions before its own a query sees.
     *
     * @return {@code sliding_window} − 1: a query sees that many keys with its own. Transformers before 4.42 showed one more,
     *     and a model that it saved is run as it ran there
     */
    static int reach(Config config) {
        if (!config.has("sliding_window")) {
            return UNLIMITED;
        }
        int window = config.size("sliding_window");
        return showsOneMore(config.text("transformers_version", "")) ? window : window - 1;
    }

    private static boolean showsOneMore(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major < 4 || (major == 4 && Integer.parseInt(parts.group(2)) < 42);
    }
}
