package org.brainrank.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.config.ConfigReader;
import org.brainrank.config.Experiment;
import org.brainrank.config.Overrides;
import org.brainrank.config.Place;
import org.brainrank.config.VariantSpelling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogTest {
    @TempDir
    Path folder;

    private Path plugins;

    @BeforeEach
    void createsFolders() throws IOException {
        plugins = Files.createDirectories(folder.resolve("with a space/plugins"));
    }

    private PluginCatalog load() {
        return PluginCatalog.load(List.of(plugins, folder.resolve("does-not-exist")));
    }

    /** Loads a folder in which a good plugin stands beside one to be refused, and gives the refusal. */
    private Refusal refusalOf(JarBuilder bad) {
        bad.write(plugins.resolve("bad.jar"));
        return onlyRefusal();
    }

    private Refusal onlyRefusal() {
        JarBuilder.method("good", "good-method").write(plugins.resolve("good.jar"));
        try (PluginCatalog catalog = load()) {
            assertThat(catalog.methods()).containsOnlyKeys("good-method");
            assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactly("good");
            assertThat(catalog.refusals()).hasSize(1);
            Refusal refusal = catalog.refusals().get(0);
            assertThat(refusal.reason()).isNotBlank().doesNotEndWith(".");
            assertThat(refusal.remedy()).isNotBlank().doesNotEndWith(".");
            return refusal;
        }
    }

    @Test
    void loadsAThirdPartyPlugin() {
        JarBuilder.method("third", "shiny")
                .attribute("Plugin-Description", "New.")
                .write(plugins.resolve("third.jar"));

        try (PluginCatalog catalog = load()) {
            Offer<?> offer = catalog.requireMethod(VariantSpelling.parse("shiny", Place.commandLine("")));
            assertThat(offer.pluginId()).isEqualTo("third");
            assertThat(offer.card().id()).isEqualTo("shiny");
            assertThat(offer.extension().getClass().getClassLoader())
                    .isNotSameAs(getClass().getClassLoader());
            LoadedPlugin plugin = catalog.plugins().get(0);
            assertThat(plugin.version()).isEqualTo("1.0.0");
            assertThat(plugin.description()).isEqualTo("New.");
            assertThat(plugin.sha256()).matches("[0-9a-f]{64}");
            assertThat(catalog.refusals()).isEmpty();
        }
    }

    @Test
    void noFolderIsNoPlugin() {
        try (PluginCatalog catalog = PluginCatalog.load(List.of(folder.resolve("none")))) {
            assertThat(catalog.plugins()).isEmpty();
            assertThat(catalog.datasets()).isEmpty();
            assertThat(catalog.models()).isEmpty();
            assertThat(catalog.controls()).isEmpty();
        }
    }

    @Test
    void closingStopsEveryPluginOnce() {
        for (String id : List.of("a", "b", "c")) {
            JarBuilder.method(id, id)
                    .attribute("Plugin-Class", "third.party.Counting")
                    .source("third.party.Counting", """
                            package third.party;
                            public class Counting extends org.pf4j.Plugin {
                                @Override public void start() { count("started"); }
                                @Override public void stop() { count("stopped"); }
                                private static void count(String what) {
                                    String key = "catalog-test." + what;
                                    System.setProperty(key, String.valueOf(Integer.getInteger(key, 0) + 1));
                                }
                            }
                            """)
                    .attribute("Plugin-Dependencies", id.equals("a") ? "" : "a")
                    .write(plugins.resolve(id + ".jar"));
        }
        System.clearProperty("catalog-test.started");
        System.clearProperty("catalog-test.stopped");

        PluginCatalog catalog = load();
        assertThat(catalog.plugins()).hasSize(3);
        assertThat(Integer.getInteger("catalog-test.started")).isEqualTo(3);
        catalog.close();
        catalog.close();

        assertThat(Integer.getInteger("catalog-test.stopped")).isEqualTo(3);
    }

    @Test
    void pluginsSeeTheirOwnLoaderWhileTheyStart() {
        JarBuilder.plugin("curious", "1.0.0").explains("curious", """
                        ClassLoader own = getClass().getClassLoader();
                        if (Thread.currentThread().getContextClassLoader() != own) throw new IllegalStateException();
                        return Card.of("curious", "x");
                        """).write(plugins.resolve("curious.jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (PluginCatalog catalog = load()) {
            assertThat(catalog.methods()).containsKey("curious");
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void dependenciesStartFirstAndLendTheirClasses() {
        Path base = JarBuilder.method("zz-base", "base")
                .source(
                        "base.Shared",
                        "package base; public class Shared { public static String name() { return \"lent\"; } }")
                .write(plugins.resolve("zz-base.jar"));
        JarBuilder.plugin("aa-user", "1.0.0")
                .compiledWith(base)
                .attribute("Plugin-Dependencies", "zz-base@>=1.0.0, missing?")
                .explains("user", "return Card.of(base.Shared.name(), \"x\");")
                .write(plugins.resolve("aa-user.jar"));

        try (PluginCatalog catalog = load()) {
            assertThat(catalog.refusals()).isEmpty();
            assertThat(catalog.plugins()).extracting(LoadedPlugin::id).containsExactly("zz-base", "aa-user");
            assertThat(catalog.methods()).containsOnlyKeys("base", "lent");
        }
    }

    @Test
    void refusesJarsThatAreNoPlugins() throws IOException {
        assertThat(refusalOf(JarBuilder.method("x", "x").without("Plugin-Id")).reason())
                .contains("has no Plugin-Id");
        assertThat(refusalOf(JarBuilder.method("x", "x").without("Plugin-Version")))
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo("x"))
                .satisfies(refusal -> assertThat(refusal.reason()).contains("has no Plugin-Version"));
        assertThat(refusalOf(JarBuilder.method("x y", "x")).reason()).contains("'x y' is not made of");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Version", "new"))
                        .reason())
                .contains("is no semantic version");
        Files.write(plugins.resolve("bad.jar"), "no zip".getBytes(StandardCharsets.UTF_8));
        assertThat(onlyRefusal().reason()).contains("the jar is broken");
        Files.delete(plugins.resolve("bad.jar"));
        Files.createSymbolicLink(plugins.resolve("bad.jar"), folder.resolve("nowhere"));
        assertThat(onlyRefusal().reason()).contains("cannot be read");
        Files.delete(plugins.resolve("bad.jar"));
        Files.write(plugins.resolve("bad.zip"), new byte[10]);
        assertThat(onlyRefusal().reason()).contains("zip");
    }

    @Test
    void refusesPluginsThatBundleTheHost() {
        for (String bundled : List.of(
                "ai/djl/",
                "org/slf4j/",
                "org/brainrank/spi/",
                "org/brainrank/engine/",
                "org/brainrank/formats/",
                "META-INF/versions/17/ai/djl/")) {
            Refusal refusal = refusalOf(JarBuilder.method("x", "x").file(bundled + "Thing.class", ""));
            assertThat(refusal.reason())
                    .contains("it bundles classes of " + bundled.replaceFirst("^META-INF/versions/17/", ""));
            assertThat(refusal.remedy()).contains("provided");
        }
    }

    @Test
    void refusesPluginsWithoutExtensions() {
        assertThat(refusalOf(JarBuilder.method("x", "x").without("META-INF/extensions.idx"))
                        .reason())
                .contains("extensions.idx is missing");
        assertThat(refusalOf(JarBuilder.method("x", "x").file("META-INF/extensions.idx", "# none\n"))
                        .reason())
                .contains("extensions.idx is empty");
        assertThat(refusalOf(JarBuilder.plugin("x", "1.0.0")
                                .extension("third.party.Other", "package third.party; public class Other {}"))
                        .reason())
                .contains("none of its extensions (third.party.Other)");
    }

    @Test
    void refusesPluginsForAnotherInterface() {
        Refusal newer = refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Requires", ">=9.0.0"));
        assertThat(newer.sentence())
                .startsWith(
                        "Plugin 'x' 1.0.0 (" + plugins.resolve("bad.jar")
                                + ") was refused: it needs the plugin interface (SPI) >=9.0.0, and this BrainRank has 0.1.0. Update BrainRank");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Requires", "9.0.0"))
                        .reason())
                .contains(">=9.0.0");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Requires", "soon"))
                        .reason())
                .contains("is no range of versions");
    }

    @Test
    void refusesTheSecondOfOneId() {
        JarBuilder.method("x", "first").write(plugins.resolve("a.jar"));
        JarBuilder.method("x", "second").write(plugins.resolve("b.jar"));
        JarBuilder.method("y", "first").write(plugins.resolve("c.jar"));

        try (PluginCatalog catalog = load()) {
            assertThat(catalog.methods()).containsOnlyKeys("first");
            assertThat(catalog.refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(
                            "its id is taken by version 1.0.0 in " + plugins.resolve("a.jar"),
                            "its method 'first' is offered by the plugin 'x' already");
        }
    }

    @Test
    void refusesWhatMissesAPlugin() {
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Dependencies", "gone"))
                        .reason())
                .isEqualTo("it needs the plugin 'gone', which is not installed");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Dependencies", "good@>=2.0.0"))
                        .reason())
                .isEqualTo("it needs version >=2.0.0 of the plugin 'good', which is 1.0.0");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Dependencies", "good@@nonsense"))
                        .reason())
                .contains("is not of the form id or id@>=1.0.0");
    }

    @Test
    void refusesWhatNeedsARefusedPlugin() {
        JarBuilder.method("base", "base")
                .attribute("Plugin-Requires", ">=9.0.0")
                .write(plugins.resolve("base.jar"));
        JarBuilder.method("middle", "middle")
                .attribute("Plugin-Dependencies", "base")
                .write(plugins.resolve("middle.jar"));
        JarBuilder.method("top", "top")
                .attribute("Plugin-Dependencies", "middle")
                .write(plugins.resolve("top.jar"));
        JarBuilder.plugin("failing", "1.0.0")
                .explains("f", "throw new IllegalStateException(\"no card\");")
                .write(plugins.resolve("failing.jar"));
        JarBuilder.method("late", "late")
                .attribute("Plugin-Dependencies", "failing")
                .write(plugins.resolve("late.jar"));
        JarBuilder.method("egg", "egg").attribute("Plugin-Dependencies", "hen").write(plugins.resolve("egg.jar"));
        JarBuilder.method("hen", "hen").attribute("Plugin-Dependencies", "egg").write(plugins.resolve("hen.jar"));

        try (PluginCatalog catalog = load()) {
            assertThat(catalog.methods()).isEmpty();
            assertThat(catalog.refusals())
                    .extracting(Refusal::id)
                    .containsExactlyInAnyOrder("base", "middle", "top", "failing", "late", "egg", "hen");
        }
    }

    @Test
    void refusesPluginsThatFailWithTheCause() {
        assertThat(refusalOf(JarBuilder.method("x", "x")
                                .attribute("Plugin-Class", "third.party.Failing")
                                .source("third.party.Failing", """
                                        package third.party;
                                        public class Failing extends org.pf4j.Plugin {
                                            @Override public void start() { throw new IllegalStateException("no GPU"); }
                                        }
                                        """))
                        .reason())
                .isEqualTo("it does not start (IllegalStateException: no GPU)");
        assertThat(refusalOf(JarBuilder.method("x", "x")
                                .attribute("Plugin-Class", "third.party.Failing")
                                .source("third.party.Failing", """
                                        package third.party;
                                        public class Failing extends org.pf4j.Plugin {
                                            public Failing() { throw new IllegalStateException("not here"); }
                                        }
                                        """))
                        .reason())
                .contains("IllegalStateException: not here");
        assertThat(refusalOf(JarBuilder.method("x", "x").attribute("Plugin-Class", "third.party.Gone"))
                        .reason())
                .contains("its Plugin-Class third.party.Gone is not in the jar");
        assertThat(refusalOf(JarBuilder.plugin("x", "1.0.0").explains("x", "throw new AssertionError(\"bad card\");"))
                        .reason())
                .isEqualTo("its extensions do not load (AssertionError: bad card)");
        assertThat(refusalOf(JarBuilder.plugin("x", "1.0.0").explains("x", "return Card.of(\"Not Kebab\", \"\");"))
                        .reason())
                .contains("kebab-case");
        assertThat(refusalOf(JarBuilder.plugin("x", "1.0.0").explains("x", "return null;"))
                        .reason())
                .contains("is null");
        assertThat(refusalOf(JarBuilder.plugin("x", "1.0.0").explains("x", "return card();"))
                        .reason())
                .contains("StackOverflowError");
        assertThat(refusalOf(JarBuilder.method("x", "x").file("META-INF/extensions.idx", "third.party.Missing\n"))
                        .reason())
                .contains("ClassNotFoundException: third.party.Missing");
    }

    @Test
    void aMissingLibraryIsNamed() throws IOException {
        Path library = new JarBuilderLibrary(folder).write();
        JarBuilder.plugin("x", "1.0.0")
                .compiledWith(library)
                .explains("x", "return Card.of(lib.Lib.NAME.trim(), lib.Lib.text());")
                .write(plugins.resolve("bad.jar"));

        assertThat(onlyRefusal().reason()).contains("NoClassDefFoundError: lib/Lib");
    }

    /** A library that a plugin was compiled with, and that it forgot to bring. */
    private record JarBuilderLibrary(Path folder) {
        Path write() throws IOException {
            Files.createDirectories(folder.resolve("libs"));
            return JarBuilder.plugin("lib", "1.0.0")
                    .source(
                            "lib.Lib",
                            "package lib; public class Lib { public static String NAME = \"x\"; public static String text() { return \"\"; } }")
                    .write(folder.resolve("libs/lib.jar"));
        }
    }

    @Test
    void namesTheNearestAndTheRefusedOnes() {
        JarBuilder.method("good", "gradient-norm").write(plugins.resolve("good.jar"));
        JarBuilder.method("late", "shiny")
                .attribute("Plugin-Requires", ">=9.0.0")
                .write(plugins.resolve("late.jar"));
        Place place = new Place("a.yaml", 4, "methods[0]");

        try (PluginCatalog catalog = load()) {
            assertThatThrownBy(() -> catalog.requireMethod(VariantSpelling.parse("gradient-norn", place)))
                    .hasMessage(
                            "a.yaml, line 4, key 'methods[0]': there is no method 'gradient-norn'. Did you mean 'gradient-norm'?"
                                    + " Plugins refused: 1; see 'brainrank list plugins'.");
            assertThatThrownBy(() -> catalog.requireMethod(VariantSpelling.parse("shiny", place)))
                    .hasMessageContaining("there is no method 'shiny'. Plugin 'late' 1.0.0")
                    .hasMessageContaining("(SPI) >=9.0.0");
            assertThatThrownBy(() -> catalog.requireControl(VariantSpelling.parse("gradient-norm", place)))
                    .hasMessageContaining("There is a method of that name.");
            assertThatThrownBy(() -> catalog.requireModel(VariantSpelling.parse("m", place)))
                    .hasMessageContaining("no model 'm'");
            assertThatThrownBy(() -> catalog.requireDataset(VariantSpelling.parse("d", place)))
                    .hasMessageContaining("no dataset 'd'");
        }
    }

    @Test
    void completesAnExperimentWithThePluginsDefaults() {
        JarBuilder.plugin("all", "1.0.0")
                .explains(
                        "norm",
                        "return Card.of(\"norm\", \"x\").with(ParameterSpec.integer(\"order\", 2, 1, 9, \"p\"));")
                .extension("third.party.Model", """
                        package third.party;
                        import org.brainrank.spi.*;
                        import org.brainrank.spi.model.*;
                        public class Model implements ModelPlugin {
                            public Card card() { return Card.of("tiny", "x"); }
                            public LanguageModel open(ModelRequest request) { throw new AssertionError(); }
                        }
                        """)
                .extension("third.party.Data", """
                        package third.party;
                        import org.brainrank.spi.*;
                        import org.brainrank.spi.dataset.*;
                        public class Data implements DatasetPlugin {
                            public Card card() { return Card.of("brains", "x"); }
                            public Dataset open(DatasetRequest request) { throw new AssertionError(); }
                        }
                        """)
                .write(plugins.resolve("all.jar"));
        String yaml = "version: 1\ndataset: brains\nmodels: [tiny]\ncontrols: []\nmethods:\n- id: norm\n";
        ConfigReader reader = new ConfigReader(Map.of());

        try (PluginCatalog catalog = load()) {
            Experiment complete = ExperimentCompletion.complete(reader.parse("a", "a", yaml, Overrides.NONE), catalog);
            assertThat(complete.methods().get(0).parameters()).containsEntry("order", 2L);
            assertThatThrownBy(() -> ExperimentCompletion.complete(
                            reader.parse("a", "a", yaml + "  order: 10\n", Overrides.NONE), catalog))
                    .hasMessageStartingWith("a, line 7, key 'methods[0].order': 'order' is a whole number from 1 to 9");
            assertThatThrownBy(() -> ExperimentCompletion.complete(
                            reader.parse("a", "a", yaml + "- id: norm\n  order: 2\n", Overrides.NONE), catalog))
                    .hasMessageContaining("is norm{order=2}, the same as methods[0]");
        }
    }
}
