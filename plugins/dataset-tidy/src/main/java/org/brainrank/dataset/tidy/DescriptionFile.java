package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code dataset.yaml}. Only nodes are composed, no Java object is ever built from a tag. */
final class DescriptionFile {
    static final String NAME = "dataset.yaml";

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> KEYS = List.of(
            "id",
            "version",
            "licence",
            "citation",
            "repetition-time-s",
            "first-scan-s",
            "stories",
            "targets",
            "mask",
            "atlas",
            "space",
            "advice");
    private static final List<String> STORY_KEYS = List.of("id", "first-scan-s");
    private static final List<String> ADVICE_KEYS = List.of(
            "response",
            "derivatives",
            "delays-scans",
            "trim-start-scans",
            "trim-end-scans",
            "detrend-order",
            "high-pass-seconds",
            "nuisance");
    private static final List<String> RESPONSES = List.of("fir", "glover", "spm");

    private final Path file;

    private DescriptionFile(Path file) {
        this.file = file;
    }

    private double repetitionTime(YamlSection top, Supplier<OptionalDouble> headers) {
        if (top.find("repetition-time-s").isEmpty()) {
            OptionalDouble stated = headers.get();
            if (stated.isPresent()) {
                return stated.getAsDouble();
            }
        }
        double repetitionTime = top.number(top.need("repetition-time-s"), "'repetition-time-s'");
        if (repetitionTime <= 0) {
            throw top.problem(
                    top.need("repetition-time-s"),
                    "'repetition-time-s' is " + repetitionTime,
                    "seconds, more than 0",
                    "Write the time from one scan to the next.");
        }
        return repetitionTime;
    }

    /**
     * Reads the description of a dataset.
     *
     * @param folder holds {@code dataset.yaml}
     * @param headers the repetition time that images state, asked for if the description has none
     */
    static Description read(Path folder, Supplier<OptionalDouble> headers) {
        return new DescriptionFile(folder.resolve(NAME)).description(headers);
    }

    private Description description(Supplier<OptionalDouble> headers) {
        YamlSection top = YamlSection.of(file, compose(), KEYS);
        String id = top.text("id");
        if (!KEBAB.matcher(id).matches()) {
            throw top.problem(
                    top.need("id"), "id '" + id + "'", "small letters, digits and hyphens", "Write it like 'my-data'.");
        }
        double repetitionTime = repetitionTime(top, headers);
        return new Description(
                id,
                top.text("version"),
                top.text("licence"),
                top.text("citation"),
                repetitionTime,
                runs(top),
                top.find("targets").map(node -> top.fileName(node, "'targets'")),
                top.find("mask").map(node -> top.fileName(node, "'mask'")),
                atlas(top),
                top.find("space").map(node -> top.text("space")),
                advice(top, repetitionTime));
    }

    private Node compose() {
        String text = String.join("\n", TextLines.read(file));
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
            if (node != null) {
                return node;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContextMark() == null
                    ? ""
                    : " (" + e.getContext() + " that starts in line "
                            + (e.getContextMark().getLine() + 1) + ")";
            throw Problem.at(
                    file,
                    line,
                    "no YAML: " + e.getProblem() + context,
                    "'key: value' lines",
                    "Mend this line or the one above.");
        } catch (YAMLException e) {
            throw Problem.in(file, "no YAML: " + e.getMessage(), "'key: value' lines", "Compare with the README.");
        }
        throw Problem.in(file, "nothing is in it", "'key: value' lines", "Start from the example in the README.");
    }

    private List<Description.Run> runs(YamlSection top) {
        double everyFirstScan = top.find("first-scan-s")
                .map(node -> top.number(node, "'first-scan-s'"))
                .orElse(0.0);
        List<Description.Run> runs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node item : top.list("stories")) {
            Description.Run run = run(top, item, everyFirstScan);
            if (!seen.add(run.story())) {
                throw top.problem(
                        item,
                        "story '" + run.story() + "' stands here twice",
                        "each story once",
                        "Remove one of the two.");
            }
            runs.add(run);
        }
        return runs;
    }

    private Description.Run run(YamlSection top, Node item, double everyFirstScan) {
        if (!(item instanceof MappingNode)) {
            return new Description.Run(top.fileName(item, "a story"), everyFirstScan);
        }
        YamlSection section = YamlSection.of(file, item, STORY_KEYS);
        return new Description.Run(
                section.fileName(section.need("id"), "the id of a story"),
                section.find("first-scan-s")
                        .map(node -> section.number(node, "'first-scan-s'"))
                        .orElse(everyFirstScan));
    }

    /** Regions name the targets; then no table may. */
    private Optional<Atlas> atlas(YamlSection top) {
        Path folder = file.resolveSibling("");
        Optional<Atlas> atlas = top.find("atlas").map(node -> Atlas.of(YamlSection.of(file, node, Atlas.KEYS), folder));
        if (atlas.isPresent() && (top.find("targets").isPresent() || Files.exists(folder.resolve(TargetsFile.NAME)))) {
            throw top.problem(
                    top.need("atlas"),
                    "an 'atlas', and a table of targets (" + TargetsFile.NAME + ")",
                    "one of the two, as both name the targets",
                    "Remove one.");
        }
        return atlas;
    }

    private AlignmentAdvice advice(YamlSection top, double repetitionTime) {
        Optional<Node> given = top.find("advice");
        if (given.isEmpty()) {
            return new AlignmentAdvice(delays(repetitionTime), 0, 0, -1, "dataset-tidy: delays of 2 to 8 s");
        }
        YamlSection section = YamlSection.of(file, given.get(), ADVICE_KEYS);
        List<Integer> delays = section.find("delays-scans").isEmpty()
                ? delays(repetitionTime)
                : section.list("delays-scans").stream()
                        .map(node -> section.whole(node, "a delay", 0))
                        .toList();
        return new AlignmentAdvice(
                AlignmentAdvice.Response.valueOf(
                        section.oneOf("response", RESPONSES).toUpperCase(Locale.ROOT)),
                derivatives(section),
                delays,
                optionalWhole(section, "trim-start-scans", 0, 0),
                optionalWhole(section, "trim-end-scans", 0, 0),
                optionalWhole(section, "detrend-order", -1, -1),
                section.find("high-pass-seconds")
                        .map(node -> highPass(section, node))
                        .orElse(0.0),
                section.find("nuisance").isEmpty()
                        ? List.of()
                        : section.list("nuisance").stream()
                                .map(node -> section.scalar(node, "a nuisance regressor"))
                                .toList(),
                NAME);
    }

    private static int derivatives(YamlSection section) {
        int derivatives = optionalWhole(section, "derivatives", 0, 0);
        if (derivatives > 2) {
            throw section.problem(
                    section.need("derivatives"),
                    "'derivatives' is " + derivatives,
                    "0, 1 (time) or 2 (time and dispersion)",
                    "Choose one of them.");
        }
        return derivatives;
    }

    private static double highPass(YamlSection section, Node node) {
        double seconds = section.number(node, "'high-pass-seconds'");
        if (seconds <= 0) {
            throw section.problem(
                    node,
                    "'high-pass-seconds' is " + seconds,
                    "seconds, more than 0",
                    "Write the longest period to keep, for example 128.");
        }
        return seconds;
    }

    private static int optionalWhole(YamlSection section, String key, int minimum, int otherwise) {
        return section.find(key)
                .map(node -> section.whole(node, "'" + key + "'", minimum))
                .orElse(otherwise);
    }

    /** Whole scans from 2 s to 8 s, where the haemodynamic response is. */
    private static List<Integer> delays(double repetitionTime) {
        int first = (int) Math.max(1, Math.round(2 / repetitionTime));
        int last = (int) Math.max(first, Math.round(8 / repetitionTime));
        return IntStream.rangeClosed(first, last).boxed().toList();
    }
}
