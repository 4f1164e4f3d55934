package org.brainrank.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.brainrank.spi.SpiVersion;
import org.pf4j.DefaultVersionManager;
import org.pf4j.PluginDependency;

/** Looks into a jar before PF4J does. */
final class JarInspection {
    static final String INDEX = "META-INF/extensions.idx";
    private static final List<String> OF_THE_HOST = List.of(
            "ai/djl/",
            "org/slf4j/",
            "org/brainrank/spi/",
            "org/brainrank/engine/",
            "org/brainrank/formats/",
            "org/pf4j/");
    private static final Pattern MULTI_RELEASE = Pattern.compile("^META-INF/versions/\\d+/");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern BARE_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private final Path file;
    private String id;
    private String version = "";

    private JarInspection(Path file) {
        this.file = file;
        this.id = String.valueOf(file.getFileName());
    }

    static PluginJar inspect(Path file) throws RefusedException {
        return new JarInspection(file).inspect();
    }

    private PluginJar inspect() throws RefusedException {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw refused("the file cannot be read", "Check its permissions, or where its link points");
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            id = required(attributes, "Plugin-Id").orElse(id);
            version = required(attributes, "Plugin-Version").orElse(version);
            checkNames(attributes);
            checkRequires(attributes);
            checkBundled(jar);
            checkClass(jar, attributes);
            return new PluginJar(
                    id, version, text(attributes, "Plugin-Description"), dependencies(attributes), index(jar), file);
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            throw refused("the jar is broken (" + e.getMessage() + ")", "Download or build it again");
        }
    }

    private static Optional<String> required(Attributes attributes, String name) {
        return Optional.of(text(attributes, name)).filter(text -> !text.isEmpty());
    }

    private static String text(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }

    private void checkNames(Attributes attributes) throws RefusedException {
        for (String name : List.of("Plugin-Id", "Plugin-Version")) {
            if (text(attributes, name).isEmpty()) {
                throw refused(
                        "its META-INF/MANIFEST.MF has no " + name,
                        "If it is a plugin, add " + name
                                + " to the manifest; if it is a library, put it inside the plugin");
            }
        }
        if (!ID.matcher(id).matches()) {
            throw refused("its Plugin-Id '" + id + "' is not made of letters, digits, '.', '_' and '-'", "Rename it");
        }
        try {
            new DefaultVersionManager().compareVersions(version, SpiVersion.CURRENT);
        } catch (RuntimeException e) {
            throw refused("its Plugin-Version '" + version + "' is no semantic version", "Write it like 1.0.0");
        }
    }

    private void checkRequires(Attributes attributes) throws RefusedException {
        String requires = text(attributes, "Plugin-Requires");
        if (requires.isEmpty() || requires.equals("*")) {
            return;
        }
        String range = BARE_VERSION.matcher(requires).matches() ? ">=" + requires : requires;
        boolean fits;
        try {
            fits = new DefaultVersionManager().checkVersionConstraint(SpiVersion.CURRENT, range);
        } catch (RuntimeException e) {
            throw refused("its Plugin-Requires '" + requires + "' is no range of versions", "Write it like >=0.1.0");
        }
        if (!fits) {
            throw refused(
                    "it needs the plugin interface (SPI) " + range + ", and this BrainRank has " + SpiVersion.CURRENT,
                    "Update BrainRank, or get a release of the plugin made for SPI " + SpiVersion.CURRENT);
        }
    }

    private void checkBundled(JarFile jar) throws RefusedException {
        Optional<String> bundled = jar.stream()
                .map(ZipEntry::getName)
                .map(name -> MULTI_RELEASE.matcher(name).replaceFirst(""))
                .filter(name -> name.endsWith(".class"))
                .flatMap(name -> OF_THE_HOST.stream().filter(name::startsWith))
                .findFirst();
        if (bundled.isPresent()) {
            throw refused(
                    "it bundles classes of " + bundled.get() + ", which BrainRank itself provides; two copies break"
                            + " native libraries and types",
                    "Give that dependency the scope 'provided' and build the plugin again");
        }
    }

    private void checkClass(JarFile jar, Attributes attributes) throws RefusedException {
        String name = text(attributes, "Plugin-Class");
        if (!name.isEmpty()
                && !name.startsWith("org.pf4j.")
                && jar.getEntry(name.replace('.', '/') + ".class") == null) {
            throw refused(
                    "its Plugin-Class " + name + " is not in the jar",
                    "Correct Plugin-Class in the manifest, or remove it: most plugins need none");
        }
    }

    private List<PluginDependency> dependencies(Attributes attributes) throws RefusedException {
        List<PluginDependency> dependencies = new ArrayList<>();
        for (String part : text(attributes, "Plugin-Dependencies").split(",", -1)) {
            if (!part.isBlank()) {
                dependencies.add(dependency(part.strip()));
            }
        }
        return dependencies;
    }

    private PluginDependency dependency(String text) throws RefusedException {
        try {
            PluginDependency dependency = new PluginDependency(text);
            new DefaultVersionManager().checkVersionConstraint("1.0.0", dependency.getPluginVersionSupport());
            return dependency;
        } catch (RuntimeException e) {
            throw refused(
                    "its Plugin-Dependencies names '" + text + "', which is not of the form id or id@>=1.0.0",
                    "Correct the manifest");
        }
    }

    private List<String> index(JarFile jar) throws IOException, RefusedException {
        ZipEntry entry = jar.getEntry(INDEX);
        List<String> names = entry == null
                ? List.of()
                : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (names.isEmpty()) {
            throw refused(
                    "its " + INDEX + " is " + (entry == null ? "missing" : "empty") + ", so nothing in it can be found",
                    "Annotate the classes with @Extension and name pf4j in annotationProcessorPaths of the compiler"
                            + " plugin");
        }
        return names;
    }

    private RefusedException refused(String reason, String remedy) {
        return new RefusedException(new Refusal(id, version, file, reason, remedy));
    }
}
