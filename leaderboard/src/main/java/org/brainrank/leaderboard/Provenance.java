package org.brainrank.leaderboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.results.Manifest;

/** The manifest for people: notes and exclusions first, since they change how the numbers read. */
final class Provenance {
    private final Html html;
    private final Manifest manifest;

    private Provenance(Html html, Manifest manifest) {
        this.html = html;
        this.manifest = manifest;
    }

    static void write(Html html, Manifest manifest) {
        new Provenance(html, manifest).write();
    }

    private void write() {
        if (!manifest.notes().isEmpty()) {
            html.leaf("h3", "Notes of the run");
            html.open("ul");
            manifest.notes().forEach(note -> html.leaf("li", note));
            html.end();
        }
        dataset();
        models();
        html.table(
                "Plugins",
                List.of("Plugin", "Version", "SHA-256"),
                manifest.plugins().stream()
                        .map(plugin -> List.of(plugin.id(), plugin.version(), plugin.sha256()))
                        .toList());
        environment();
        html.open("div", "class", "pair");
        html.table(
                "Seeds",
                List.of("Stream", "Seed"),
                new TreeMap<>(manifest.seeds())
                        .entrySet().stream()
                                .map(entry ->
                                        List.of(entry.getKey(), entry.getValue().toString()))
                                .toList());
        html.table(
                "Wall-clock time by phase",
                List.of("Phase", "Seconds"),
                manifest.phaseSeconds().entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Numbers.fixed(entry.getValue(), 1)))
                        .toList());
        html.end();
    }

    private void dataset() {
        Manifest.Dataset dataset = manifest.dataset();
        html.leaf("h3", "Data");
        html.open("dl", "class", "facts");
        fact("Dataset", dataset.id() + " " + dataset.version());
        fact("SHA-256", dataset.sha256());
        fact("Licence", dataset.licence());
        fact("Stories", String.join(", ", dataset.stories()));
        fact("Words", Integer.toString(dataset.words()));
        fact("Scans after trimming", dataset.scans() + ", " + Numbers.fixed(dataset.repetitionTimeS(), 2) + " s apart");
        fact("Subjects", dataset.subjects().size() + ": " + String.join(", ", dataset.subjects()));
        html.end();
        if (!dataset.exclusions().isEmpty()) {
            html.table("Left out", List.of("Subject", "Reason"), pairs(dataset.exclusions()));
        }
    }

    private void models() {
        html.table(
                "Models",
                List.of("Model", "Architecture", "Layers", "Width", "Parameters", "SHA-256"),
                manifest.models().stream()
                        .map(model -> List.of(
                                model.id(),
                                model.architecture(),
                                Integer.toString(model.layers()),
                                Integer.toString(model.width()),
                                Long.toString(model.parameters()),
                                model.sha256()))
                        .toList());
    }

    private void environment() {
        Manifest.Environment environment = manifest.environment();
        html.leaf("h3", "Environment");
        html.open("dl", "class", "facts");
        fact("BrainRank", environment.brainrank() + ", commit " + environment.commit());
        fact("Java", environment.java());
        fact("System", environment.system());
        fact("Processor", environment.processor() + ", " + Text.count(environment.threads(), "thread"));
        fact("Engine", environment.engine());
        fact("Linear algebra", environment.blas());
        fact("Config SHA-256", manifest.configSha256());
        fact("Started", manifest.started());
        fact("Finished", manifest.finished().isEmpty() ? "not yet" : manifest.finished());
        html.end();
    }

    private void fact(String term, String value) {
        html.leaf("dt", term).leaf("dd", value);
    }

    private static List<List<String>> pairs(Map<String, String> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList();
    }
}
