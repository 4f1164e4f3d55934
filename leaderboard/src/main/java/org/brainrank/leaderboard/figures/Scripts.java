package org.brainrank.leaderboard.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The scripts that draw, for a page and for {@link Drawing}. */
public final class Scripts {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    /** The first holds what the others share. */
    private static final List<String> FIGURES = List.of(
            "look.js",
            "intervals.js",
            "layers.js",
            "heat.js",
            "tradeoffs.js",
            "ranks.js",
            "diagnostics.js",
            "brain.js",
            "studies.js");

    private Scripts() {}

    /**
     * The library.
     *
     * @return Apache ECharts, minified, with its licence
     */
    public static String library() {
        return resource(ECHARTS);
    }

    /**
     * The definitions of all figures, which need the library.
     *
     * @return a script
     */
    public static String figures() {
        return FIGURES.stream().map(Scripts::resource).collect(Collectors.joining());
    }

    /**
     * What puts figures into a page and redraws them, after the others.
     *
     * @return a script
     */
    public static String page() {
        return resource("page.js");
    }

    /**
     * How figures sit in a page.
     *
     * @return a style sheet
     */
    public static String styles() {
        return resource("figures.css");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
