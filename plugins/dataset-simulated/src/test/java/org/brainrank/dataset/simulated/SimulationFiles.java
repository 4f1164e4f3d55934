package org.brainrank.dataset.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.dataset.Responses;

/** Writes a simulation as this plugin's resources: {@code responses/<subject>/<run>.npy} and {@code simulated.json}. */
public final class SimulationFiles {
    private SimulationFiles() {}

    /**
     * Simulates and writes; the same arguments write the same bytes.
     *
     * @param folder where the resources of this package lie, {@code
     *     plugins/dataset-simulated/src/main/resources/org/brainrank/dataset/simulated}
     * @param settings seed, sizes, noise; the plugin reads what {@link SimulationSettings#standard()} wrote
     * @param runs the runs of {@link SimulatedStories#read()}, in that order, with their feature spaces
     * @param sources for each planted region where its features come from, for example {@code story-lm, layer 1,
     *     gradient-norm{norm=l2}}; recorded, not interpreted
     */
    public static void write(
            Path folder, SimulationSettings settings, List<RunFeatures> runs, Map<String, String> sources) {
        try {
            for (ResponseGenerator.Listener listener : new ResponseGenerator(settings).generate(runs)) {
                for (Map.Entry<String, Responses> run : listener.runs().entrySet()) {
                    Path file = folder.resolve(Resource.responses(listener.id(), run.getKey()));
                    Responses responses = run.getValue();
                    Files.createDirectories(file.getParent());
                    Files.write(file, NumPyWriter.bytes(responses.values(), responses.scans(), responses.targets()));
                }
            }
            Files.write(
                    folder.resolve("simulated.json"), json(settings, sources).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the simulation to " + folder, e);
        }
    }

    private static String json(SimulationSettings settings, Map<String, String> sources) {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"seed\": ").append(settings.seed()).append(",\n");
        json.append("  \"listeners\": ").append(settings.listeners()).append(",\n");
        json.append("  \"voxels\": ").append(settings.voxels()).append(",\n");
        json.append("  \"repetition-time-s\": ")
                .append(settings.repetitionTime())
                .append(",\n");
        json.append("  \"signal-to-noise\": ").append(settings.signalToNoise()).append(",\n");
        json.append("  \"word-rate-share\": ").append(settings.wordRateShare()).append(",\n");
        json.append("  \"spread\": ").append(settings.spread()).append(",\n");
        json.append("  \"autocorrelation\": ")
                .append(settings.autocorrelation())
                .append(",\n");
        json.append("  \"features\": {");
        String separator = "\n";
        for (Map.Entry<String, String> source : new TreeMap<>(sources).entrySet()) {
            json.append(separator).append("    ").append(quote(source.getKey()));
            json.append(": ").append(quote(source.getValue()));
            separator = ",\n";
        }
        return json.append("\n  }\n}\n").toString();
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
