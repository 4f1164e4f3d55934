package org.brainrank.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where every number of a run comes from.
 *
 * @param schemaVersion of the run folder, {@link RunFolder#SCHEMA_VERSION}
 * @param name from the config
 * @param configSha256 of {@code config.resolved.yaml}
 * @param limited whether {@code --limit} cut the data: such a run is no result
 * @param started ISO-8601, UTC
 * @param finished ISO-8601, UTC; empty while the run goes on
 * @param environment what it ran on
 * @param plugins what was loaded
 * @param models what was explained
 * @param dataset who listened to what
 * @param seeds every named stream of random numbers, derived from the config's seed
 * @param phaseSeconds wall-clock seconds by phase
 * @param notes everything that was left out, filled in or is to be read with care, in plain sentences
 * @param leakage names of the leaks that {@code --allow-leakage} let pass; every output carries them, and such a run is no
 *     result
 * @param variants hash to what it stands for, one a variant and model: the variant's canonical name, the settings of the window
 *     and the SHA-256 of the model; two runs that share a hash made the same features of the same words
 */
public record Manifest(
        int schemaVersion,
        String name,
        String configSha256,
        boolean limited,
        String started,
        String finished,
        Environment environment,
        List<Plugin> plugins,
        List<Model> models,
        Dataset dataset,
        Map<String, Long> seeds,
        Map<String, Double> phaseSeconds,
        List<String> notes,
        List<String> leakage,
        Map<String, Variant> variants) {

    /** Runs from before variants were hashed have none. */
    public Manifest {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(variants, Map.of())));
    }

    /**
     * A variant on a model.
     *
     * @param model the name that rows carry
     * @param variant canonical, every parameter with its value
     * @param window canonical settings of the window
     * @param modelSha256 of the model's files
     */
    public record Variant(String model, String variant, String window, String modelSha256) {}

    /**
     * What a run ran on.
     *
     * @param brainrank version of the harness
     * @param commit of the sources it was built from; {@code unknown} outside a repository
     * @param java version and vendor
     * @param system operating system and architecture
     * @param processor its name
     * @param threads worker threads
     * @param engine deep learning engine and version
     * @param blas linear algebra library and version
     */
    public record Environment(
            String brainrank,
            String commit,
            String java,
            String system,
            String processor,
            int threads,
            String engine,
            String blas) {}

    /**
     * A loaded plugin.
     *
     * @param id its id
     * @param version its version
     * @param sha256 of its jar
     */
    public record Plugin(String id, String version, String sha256) {}

    /**
     * An explained model.
     *
     * @param id the name that rows carry
     * @param architecture its family
     * @param layers number of blocks
     * @param width of a hidden state
     * @param parameters number of weights
     * @param sha256 of its files
     */
    public record Model(String id, String architecture, int layers, int width, long parameters, String sha256) {}

    /**
     * The brains.
     *
     * @param id of the dataset
     * @param version of the data
     * @param sha256 of the files read
     * @param stories ids in order
     * @param subjects used
     * @param exclusions subject to reason
     * @param words in all stories
     * @param scans per story after trimming
     * @param targets number of targets per ROI
     * @param repetitionTimeS seconds between scans
     * @param licence of the data
     */
    public record Dataset(
            String id,
            String version,
            String sha256,
            List<String> stories,
            List<String> subjects,
            Map<String, String> exclusions,
            int words,
            List<Integer> scans,
            Map<String, Integer> targets,
            double repetitionTimeS,
            String licence) {}
}
