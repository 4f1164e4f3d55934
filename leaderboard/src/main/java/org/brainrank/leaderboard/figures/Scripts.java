package org.brainrank.leaderboard.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

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
            "studies.js",
            "inspection.js");

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

    /**
     * Packs text for a page, which unpacks it: the library is half of what a page may weigh.
     *
     * @param text of a script or of data
     * @return zlib's format in Base64
     */
    public static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
