package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A plugin as somebody else would build it: compiled against the distribution's libraries, packed by hand. */
final class ThirdPartyJar {
    private static final String METHOD = """
            package elsewhere;

            import java.util.Set;
            import org.brainrank.spi.Card;
            import org.brainrank.spi.Parameters;
            import org.brainrank.spi.method.*;
            import org.brainrank.spi.model.*;

            public class Recency implements MethodPlugin {
                public Card card() { return Card.of("recency", "Later tokens score higher."); }
                public Explainer explainer(Parameters parameters, ModelInfo model) {
                    return new Explainer() {
                        public Kind kind() { return Kind.TOKEN_SCORES; }
                        public boolean explains(int layer) { return layer == 0; }
                        public Pass pass() { return new Pass.Forward(); }
                        public Set<Quantity> quantities() { return Set.of(); }
                        public Reducer reducer(int layer, int tokens) {
                            return new Reducer() {
                                private float logit;
                                public void observe(Observation step) { logit = (float) step.prediction().logit(); }
                                public float[] scores() {
                                    float[] scores = new float[tokens];
                                    for (int i = 0; i < tokens; i++) { scores[i] = logit * (i + 1) / tokens; }
                                    return scores;
                                }
                            };
                        }
                    };
                }
            }
            """;

    private ThirdPartyJar() {}

    /** Builds {@code ID.jar}, with more entries than the method where a plugin is to be spoilt. */
    static void build(Path folder, String id, String requires, Map<String, String> more) throws IOException {
        build(folder, id, requires, more, "Recency", METHOD, classPath());
    }

    /**
     * Builds {@code ID.jar} of one class of package {@code elsewhere}.
     *
     * @param classPath what it is compiled against
     */
    static void build(
            Path folder,
            String id,
            String requires,
            Map<String, String> more,
            String name,
            String code,
            String classPath)
            throws IOException {
        Path sources = Files.createTempDirectory(folder.getParent(), "sources");
        Path source = Files.createDirectories(sources.resolve("elsewhere")).resolve(name + ".java");
        Files.writeString(source, code);
        int ended = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        OutputStream.nullOutputStream(),
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        sources.toString(),
                        source.toString());
        assertThat(ended).as("compiled").isZero();
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", id);
        attributes.putValue("Plugin-Version", "1.2.3");
        attributes.putValue("Plugin-Requires", requires);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(id + ".jar")), manifest)) {
            put(jar, "META-INF/extensions.idx", ("elsewhere." + name + "\n").getBytes(StandardCharsets.UTF_8));
            try (Stream<Path> classes = Files.list(source.getParent())) {
                for (Path file : classes.filter(file -> file.toString().endsWith(".class"))
                        .toList()) {
                    put(jar, "elsewhere/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, String> entry : more.entrySet()) {
                put(jar, entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The distribution's libraries. */
    static String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(Distribution.folder().resolve("lib"))) {
            List<String> names = jars.map(Path::toString).toList();
            return names.stream().collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
