package org.brainrank.leaderboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.brainrank.results.Sha256;

/** The page's own code, and the hash by which its content security policy knows it. */
final class PageScripts {
    /** In the order in which they need each other. */
    private static final List<String> MODULES =
            List.of("state", "format", "rows", "table", "board", "colour", "response", "passage", "story");

    private PageScripts() {}

    /** Those of the figures first, since the page draws with them. */
    static List<String> all() {
        List<String> scripts = new ArrayList<>(Figures.scripts());
        scripts.add(own());
        return scripts;
    }

    private static String own() {
        return MODULES.stream()
                .map(module -> resource("page/" + module + ".js"))
                .collect(Collectors.joining("\n"));
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageScripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    /** The hash of a script or a style, as a content security policy writes it. */
    static String hash(String code) {
        byte[] hash = HexFormat.of().parseHex(Sha256.of(code));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
