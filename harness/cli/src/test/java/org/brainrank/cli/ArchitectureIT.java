package org.brainrank.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the house, kept on the jars that ship. */
class ArchitectureIT {
    private static final String[] RUNNER = {
        "org.brainrank.config..",
        "org.brainrank.plugins..",
        "org.brainrank.features..",
        "org.brainrank.pipeline..",
        "org.brainrank.provenance..",
        "org.brainrank.cache..",
        "org.brainrank.imports..",
        "org.brainrank.execution.."
    };
    private static final String[] MATHEMATICS = {
        "org.brainrank.linalg..",
        "org.brainrank.alignment..",
        "org.brainrank.encoding..",
        "org.brainrank.statistics..",
        "org.brainrank.simulation.."
    };
    private static final String SPI = "org.brainrank.spi..";
    private static final String CLI = "org.brainrank.cli..";
    private static final String LEADERBOARD = "org.brainrank.leaderboard..";
    private static final String RESULTS = "org.brainrank.results..";
    private static final String ENGINE = "org.brainrank.engine..";
    private static final String FORMATS = "org.brainrank.formats..";

    private static List<Path> jars;
    private static JavaClasses all;
    private static Map<Path, JavaClasses> byJar;

    @BeforeAll
    static void importsTheDistribution() throws IOException {
        jars = Stream.concat(Distribution.harness().stream(), Distribution.plugins().stream())
                .toList();
        byJar = new HashMap<>();
        for (Path jar : jars) {
            byJar.put(jar, classes(List.of(jar)));
        }
        all = classes(jars);
    }

    /** As jars: taken as a path, a jar would be a file that is no class, and every rule would hold. */
    private static JavaClasses classes(List<Path> sources) throws IOException {
        List<JarFile> files = new ArrayList<>();
        for (Path source : sources) {
            files.add(new JarFile(source.toFile()));
        }
        JavaClasses classes = new ClassFileImporter().importJars(files);
        for (JarFile file : files) {
            file.close();
        }
        return classes;
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static void keep(ArchRule rule, JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        keep(slices().matching("org.brainrank.(**)").should().beFreeOfCycles(), all);
    }

    @Test
    void noPackageIsInTwoJars() throws IOException {
        Map<String, Set<String>> owners = new HashMap<>();
        for (Path jar : jars) {
            for (String folder : packages(jar)) {
                owners.computeIfAbsent(folder, key -> new java.util.TreeSet<>()).add(name(jar));
            }
        }
        assertThat(owners.entrySet().stream().filter(entry -> entry.getValue().size() > 1))
                .isEmpty();
        assertThat(owners).isNotEmpty();
    }

    private static Set<String> packages(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.contains("/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void packagesAreNamedAfterTheirDomain() throws IOException {
        List<String> parts = new ArrayList<>();
        for (Path jar : jars) {
            packages(jar).forEach(folder -> parts.addAll(List.of(folder.split("/", -1))));
        }
        assertThat(parts).doesNotContain("util", "utils", "common", "manager", "impl", "helper", "helpers");
    }

    @Test
    void interfaceAndMathematicsKnowNoEngineNoYamlNoCommandLine() {
        keep(
                ArchRuleDefinition.noClasses()
                        .that(resideInAPackage(SPI).or(resideInAnyPackage(MATHEMATICS)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "ai.djl..", "org.yaml..", "picocli..", "tools.jackson..", CLI, ENGINE, RESULTS),
                all);
        keep(
                ArchRuleDefinition.noClasses()
                        .that(resideInAPackage(SPI).or(resideInAnyPackage(MATHEMATICS)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(RUNNER),
                all);
        keep(
                ArchRuleDefinition.noClasses()
                        .that(resideInAnyPackage(MATHEMATICS))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.slf4j..", "org.pf4j.."),
                all);
    }

    @Test
    void onlyTheEngineAndModelPluginsKnowDjl() {
        byJar.forEach((jar, classes) -> {
            if (!name(jar).startsWith("model-")) {
                keep(
                        ArchRuleDefinition.noClasses()
                                .that(resideOutsideOfPackages(ENGINE))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("ai.djl.."),
                        classes);
            }
        });
    }

    @Test
    void formatsKnowOfTheRestTheRootOfTheInterfaceAlone() {
        keep(
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideInAPackage(FORMATS)
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.brainrank..")
                                .and(DescribedPredicate.not(resideInAnyPackage(FORMATS, "org.brainrank.spi")))),
                all);
    }

    /** Behind the formats they can be exchanged; in front of them each caller would guard against them anew. */
    @Test
    void onlyFormatsKnowTheLibrariesBehindThem() {
        keep(
                ArchRuleDefinition.noClasses()
                        .that(resideOutsideOfPackages(FORMATS))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.jhdf..", "us.hebi.matlab..", "de.siegmar.fastcsv.."),
                all);
    }

    @Test
    void pluginsKnowNothingOfTheRunner() {
        for (Path jar : Distribution.plugins()) {
            keep(
                    ArchRuleDefinition.noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(RUNNER),
                    byJar.get(jar));
            keep(
                    ArchRuleDefinition.noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(CLI, LEADERBOARD, RESULTS, "org.brainrank.encoding.."),
                    byJar.get(jar));
        }
    }

    @Test
    void theHarnessKnowsNoPluginByClass() throws IOException {
        List<String> ofPlugins = new ArrayList<>();
        for (Path jar : Distribution.plugins()) {
            packages(jar).forEach(folder -> ofPlugins.add(folder.replace('/', '.')));
        }
        for (Path jar : Distribution.harness()) {
            keep(
                    ArchRuleDefinition.noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(ofPlugins.toArray(String[]::new)),
                    byJar.get(jar));
        }
    }

    @Test
    void onlyTheCommandLinePrintsAndExits() {
        keep(
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should(ACCESS_STANDARD_STREAMS)
                        .orShould()
                        .callMethodWhere(exits()),
                all);
    }

    /** Rules about nothing would always hold. */
    @Test
    void theRulesSeeWhatTheyForbid() {
        assertThatThrownBy(() -> keep(ArchRuleDefinition.noClasses().should().callMethodWhere(exits()), all))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.brainrank.cli.Main");
        assertThatThrownBy(() -> keep(
                        ArchRuleDefinition.noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("ai.djl.."),
                        all))
                .isInstanceOf(AssertionError.class);
        assertThat(byJar.values()).allSatisfy(classes -> assertThat(classes).isNotEmpty());
    }

    private static DescribedPredicate<JavaAccess<?>> exits() {
        return DescribedPredicate.describe("System.exit or Runtime.halt", access -> {
            JavaClass owner = access.getTargetOwner();
            return (owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class))
                    && Set.of("exit", "halt").contains(access.getName());
        });
    }

    @Test
    void theLeaderboardDependsOnResultsAlone() {
        keep(
                ArchRuleDefinition.classes()
                        .that()
                        .resideInAPackage(LEADERBOARD)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                LEADERBOARD,
                                RESULTS,
                                "java..",
                                "org.jspecify..",
                                "tools.jackson..",
                                "org.yaml.snakeyaml..",
                                "org.mozilla.javascript..",
                                "org.apache.batik..",
                                "org.apache.fop.."),
                all);
    }

    @Test
    void resultsDependOnNothingOfOurs() {
        keep(
                ArchRuleDefinition.noClasses()
                        .that()
                        .resideInAPackage(RESULTS)
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.brainrank..")
                                .and(DescribedPredicate.not(resideInAPackage(RESULTS)))),
                all);
    }
}
