package org.brainrank.config;

import java.util.List;

/**
 * Everything that decides a run's numbers.
 *
 * @param name of the run
 * @param dataset whose brains
 * @param subjects names, or empty for all usable ones
 * @param models at least one
 * @param layers which layers of every model
 * @param methods explanation methods with their parameters, at least one
 * @param controls what methods must beat
 * @param imported folders of scores that another program computed; may be empty
 * @param window what the model reads
 * @param alignment from words to scans
 * @param encoding from scans to predictions
 * @param statistics from predictions to ranks
 * @param report what is recorded for readers; changes no number
 * @param seed the one seed; every stream of random numbers is derived from it by name
 */
public record Experiment(
        String name,
        PluginChoice dataset,
        List<String> subjects,
        List<ModelChoice> models,
        LayerSelection layers,
        List<PluginChoice> methods,
        List<PluginChoice> controls,
        List<ImportChoice> imported,
        WindowSettings window,
        AlignmentSettings alignment,
        EncodingSettings encoding,
        StatisticsSettings statistics,
        ReportSettings report,
        long seed) {
    /** The version of the config's format. */
    public static final int VERSION = 1;

    /** Copies the lists. */
    public Experiment {
        subjects = List.copyOf(subjects);
        models = List.copyOf(models);
        methods = List.copyOf(methods);
        controls = List.copyOf(controls);
        imported = List.copyOf(imported);
    }

    /**
     * The same experiment with other methods.
     *
     * @param others at least one
     * @return a copy
     */
    public Experiment withMethods(List<PluginChoice> others) {
        return new Experiment(
                name,
                dataset,
                subjects,
                models,
                layers,
                others,
                controls,
                imported,
                window,
                alignment,
                encoding,
                statistics,
                report,
                seed);
    }

    /**
     * The same experiment with other layers.
     *
     * @param others of every model
     * @return a copy
     */
    public Experiment withLayers(LayerSelection others) {
        return new Experiment(
                name,
                dataset,
                subjects,
                models,
                others,
                methods,
                controls,
                imported,
                window,
                alignment,
                encoding,
                statistics,
                report,
                seed);
    }

    /**
     * The same experiment with other controls.
     *
     * @param others may be empty
     * @return a copy
     */
    public Experiment withControls(List<PluginChoice> others) {
        return new Experiment(
                name,
                dataset,
                subjects,
                models,
                layers,
                methods,
                others,
                imported,
                window,
                alignment,
                encoding,
                statistics,
                report,
                seed);
    }

    /**
     * The same experiment with other subjects.
     *
     * @param others names, or empty for all usable ones
     * @return a copy
     */
    public Experiment withSubjects(List<String> others) {
        return new Experiment(
                name,
                dataset,
                others,
                models,
                layers,
                methods,
                controls,
                imported,
                window,
                alignment,
                encoding,
                statistics,
                report,
                seed);
    }

    /**
     * The same experiment with other statistics.
     *
     * @param others from predictions to ranks
     * @return a copy
     */
    public Experiment withStatistics(StatisticsSettings others) {
        return new Experiment(
                name, dataset, subjects, models, layers, methods, controls, imported, window, alignment, encoding,
                others, report, seed);
    }
}
