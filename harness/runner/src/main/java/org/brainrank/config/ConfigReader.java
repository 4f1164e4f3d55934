package org.brainrank.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads experiments from YAML.
 *
 * <h2>Appropriate usage</h2>
 * {@code new ConfigReader(System.getenv()).read(file, Overrides.NONE)}. Whether the named plugins exist and take these
 * parameters is for the plugin catalog to say.
 *
 * <h2>Defaults</h2>
 * Everything but {@code version}, {@code dataset}, {@code models} and {@code methods} has one: all layers; the controls
 * word-rate, position, random, shuffled and untrained; windows of 10 words, all of them explained, of the logit of the
 * predicted token; the mean over a scan's words, with delays, trims and detrending as the dataset advises; 5 contiguous
 * blocks with a gap of 5 scans, 4 inner folds, 10 penalties from 10⁻¹ to 10⁸ for each target; leave-one-out ceiling,
 * 10 000 permutations, 2 000 bootstrap samples, a false discovery rate of 0.05; the seed 20260101.
 *
 * <h2>Environment</h2>
 * {@code ${NAME}} in a value is replaced by that environment variable; {@code $${NAME}} stands for itself.
 */
public final class ConfigReader {
    private static final long MAX_BYTES = 1 << 20;

    private final Variables variables;

    /**
     * Creates one.
     *
     * @param environment what {@code ${NAME}} stands for
     */
    public ConfigReader(Map<String, String> environment) {
        variables = new Variables(environment);
    }

    /**
     * Reads a file.
     *
     * @param file YAML in UTF-8, at most 1 MiB
     * @param overrides what the command line changes
     * @return the experiment
     * @throws ConfigException with file, line and key of the first thing that is wrong
     */
    public Experiment read(Path file, Overrides overrides) {
        return parse(file.toString(), defaultName(file), text(file), overrides);
    }

    /**
     * Reads the universes of a file: the config itself, and what its {@code multiverse} section, or the standard, makes of it.
     *
     * @param file YAML in UTF-8, at most 1 MiB
     * @param overrides what the command line changes
     * @param standard values in YAML of choices that the section does not list, by their name
     * @return the config first, each universe once
     * @throws ConfigException with file, line and key of the first thing that is wrong
     */
    public MultiverseSettings universes(Path file, Overrides overrides, Map<String, List<String>> standard) {
        return universes(file.toString(), defaultName(file), text(file), overrides, standard);
    }

    /** The same for a text. */
    MultiverseSettings universes(
            String source, String defaultName, String text, Overrides overrides, Map<String, List<String>> standard) {
        MultiverseSettings read =
                MultiverseSection.read(document(source, text, overrides), defaultName, standard, variables);
        return new MultiverseSettings(
                read.full(),
                read.universes().stream()
                        .map(universe -> new MultiverseSettings.Universe(
                                universe.choices(), kept(universe.experiment(), overrides)))
                        .toList());
    }

    /**
     * Reads a text.
     *
     * @param source names it in messages
     * @param defaultName of the run, where the text gives none
     * @param text YAML
     * @param overrides what the command line changes
     * @return the experiment
     * @throws ConfigException with source, line and key of the first thing that is wrong
     */
    public Experiment parse(String source, String defaultName, String text, Overrides overrides) {
        return kept(ExperimentSections.read(document(source, text, overrides), defaultName), overrides);
    }

    private static String defaultName(Path file) {
        String fileName = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private Element document(String source, String text, Overrides overrides) {
        Element document = Document.parse(new Place(source, 0, ""), text, variables);
        for (String setting : overrides.settings()) {
            document = Setting.parse(setting, variables).in(document);
        }
        return document;
    }

    private static Experiment kept(Experiment experiment, Overrides overrides) {
        return overrides.methods().isEmpty() ? experiment : keeping(experiment, overrides.methods());
    }

    private static Experiment keeping(Experiment experiment, List<String> wanted) {
        Place place = Place.commandLine("--methods");
        List<PluginChoice> methods = new ArrayList<>();
        for (String text : wanted) {
            PluginChoice typed = VariantSpelling.parse(text, place);
            List<PluginChoice> kept = experiment.methods().stream()
                    .filter(method -> method.id().equals(typed.id()) && !text.contains("{"))
                    .toList();
            for (PluginChoice method : kept.isEmpty() ? List.of(typed) : kept) {
                if (!methods.contains(method)) {
                    methods.add(method);
                }
            }
        }
        return experiment.withMethods(methods);
    }

    private static String text(Path file) {
        Place place = new Place(file.toString(), 0, "");
        if (!Files.exists(file)) {
            throw new ConfigException(place, "there is no such file; see configs/ for examples");
        }
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(place, "is not a file; name a config in YAML");
        }
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw new ConfigException(
                        place,
                        "has " + bytes + " bytes; a config has at most " + MAX_BYTES + ". Is it the right file?");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(place, "is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException(place, "cannot be read: " + e.getMessage());
        }
    }
}
