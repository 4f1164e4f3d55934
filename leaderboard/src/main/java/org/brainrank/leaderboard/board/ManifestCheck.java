package org.brainrank.leaderboard.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import tools.jackson.databind.JsonNode;

/** Whether a run is a result at all, and one of its track: the same data, the same folds, the same settings. */
final class ManifestCheck {
    private static final String OTHER_TRACK =
            "Rows are compared over the same data alone: run with the track's config, or submit to another track";

    private final Track track;
    private final Manifest manifest;
    private final Reasons reasons;

    private ManifestCheck(Track track, Manifest manifest, Reasons reasons) {
        this.track = track;
        this.manifest = manifest;
        this.reasons = reasons;
    }

    static void check(Track track, Manifest manifest, Leaderboard leaderboard, Reasons reasons) {
        ManifestCheck check = new ManifestCheck(track, manifest, reasons);
        check.result(leaderboard);
        check.names();
        check.data();
        check.times();
    }

    private void result(Leaderboard leaderboard) {
        if (manifest.schemaVersion() != RunFolder.SCHEMA_VERSION
                || leaderboard.schemaVersion() != RunFolder.SCHEMA_VERSION) {
            reasons.add(
                    Limits.MANIFEST + " /schema-version",
                    "is " + manifest.schemaVersion() + ", expected " + RunFolder.SCHEMA_VERSION,
                    "Run again with the current BrainRank");
        }
        if (manifest.limited() || leaderboard.limited()) {
            reasons.add(Limits.MANIFEST + " /limited", "the run was cut short by --limit: no result", "Run it whole");
        }
        if (!manifest.leakage().isEmpty() || !leaderboard.leakage().isEmpty()) {
            List<String> leaks = manifest.leakage().isEmpty() ? leaderboard.leakage() : manifest.leakage();
            reasons.add(
                    Limits.MANIFEST + " /leakage",
                    "test scans taught the models (" + String.join(", ", leaks) + "): no result",
                    "Run without --allow-leakage");
        }
        equal("/name of " + Limits.LEADERBOARD, leaderboard.name(), manifest.name());
        equal(
                "/dataset of " + Limits.LEADERBOARD,
                leaderboard.dataset(),
                manifest.dataset().id());
    }

    private void names() {
        manifest.dataset().subjects().forEach(name -> name("subject", name));
        manifest.dataset().stories().forEach(name -> name("story", name));
        manifest.dataset().targets().keySet().forEach(name -> name("region", name));
        name("run", manifest.name());
        manifest.models().forEach(model -> {
            name("model", model.id());
            hash("model " + model.id(), model.sha256());
        });
        manifest.plugins().forEach(plugin -> {
            name("plugin", plugin.id());
            hash("plugin " + plugin.id(), plugin.sha256());
        });
        manifest.variants().forEach((key, variant) -> {
            name("method", variant.variant());
            name("model", variant.model());
            hash("the model of variant " + key, variant.modelSha256());
        });
    }

    private void name(String kind, String name) {
        Wording.faultOfName(name)
                .ifPresent(fault -> reasons.add(
                        Limits.MANIFEST,
                        "the name of a " + kind + ", " + Wording.quoted(name) + ", " + fault,
                        "Give it a plain name in the config or the plugin, and run again"));
    }

    private void hash(String what, String hash) {
        if (!Hashes.isOne(hash)) {
            reasons.add(
                    Limits.MANIFEST,
                    what + " has no SHA-256 of 64 hexadecimal digits: " + Wording.quoted(hash),
                    "Run again: a model or plugin without a hash cannot be told from another");
        }
    }

    private void data() {
        Manifest.Dataset dataset = manifest.dataset();
        equal("/dataset/id", dataset.id(), track.dataset().id());
        equal("/dataset/version", dataset.version(), track.dataset().version());
        equal("/dataset/sha256", dataset.sha256(), track.dataset().sha256());
        equal("/dataset/subjects", dataset.subjects(), track.subjects());
        equal("/dataset/stories", dataset.stories(), track.stories());
        equal("/dataset/scans", dataset.scans(), track.scans());
        equal("/dataset/targets", dataset.targets(), track.targets());
    }

    private void times() {
        Instant started = instant("/started", manifest.started());
        Instant finished = instant("/finished", manifest.finished());
        if (finished.isBefore(started)) {
            reasons.add(Limits.MANIFEST + " /finished", "lies before /started", "Submit the file as the run wrote it");
        }
        manifest.phaseSeconds().forEach((phase, seconds) -> {
            if (!(seconds >= 0) || Double.isInfinite(seconds)) {
                reasons.add(
                        Limits.MANIFEST + " /phase-seconds",
                        Wording.quoted(phase) + " took " + seconds + " s; seconds are finite and at least 0",
                        "Submit the file as the run wrote it");
            }
        });
    }

    private Instant instant(String key, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            reasons.add(
                    Limits.MANIFEST + " " + key,
                    text.isEmpty() ? "is empty: the run did not finish" : "is no time: " + Wording.quoted(text),
                    "Submit a finished run");
            return Instant.EPOCH;
        }
    }

    private void equal(String key, Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            reasons.add(
                    Limits.MANIFEST + " " + key,
                    "is " + Wording.quoted(found.toString()) + ", track '" + track.id() + "' has "
                            + Wording.quoted(expected.toString()),
                    OTHER_TRACK);
        }
    }

    /** Sections of the config that the track fixes. */
    static void config(Track track, JsonNode config, Reasons reasons) {
        for (Map.Entry<String, JsonNode> section : track.config().entrySet()) {
            JsonNode found = config.get(section.getKey());
            if (found == null) {
                reasons.add(
                        Limits.CONFIG,
                        "has no section '" + section.getKey() + "', which track '" + track.id() + "' fixes",
                        OTHER_TRACK);
                continue;
            }
            BoardJson.differences(section.getKey(), found, section.getValue())
                    .forEach(difference -> reasons.add(
                            Limits.CONFIG + " key " + difference.split(" ", 2)[0], difference, OTHER_TRACK));
        }
        if (!track.imported() && config.get("imported") != null) {
            reasons.add(
                    Limits.CONFIG + " key imported",
                    "scores of another program are ranked, and track '" + track.id()
                            + "' does not take them: nobody can" + " see how they were made",
                    "Submit without them, or ask the board's maintainers for a track with 'imported: true'");
        }
    }
}
