package org.brainrank.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.execution.Progress;
import org.brainrank.results.Checksums;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Sha256;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;
import org.brainrank.spi.UserException;

/** Whether the files of a run are those that it wrote. Reads nothing but bytes, so it works on a run that is broken. */
final class FilesCheck {
    private FilesCheck() {}

    /** Every file against the hash that was taken when the run ended. */
    static Check hashes(RunFolder folder, Progress progress) {
        try {
            Optional<Checksums> recorded = folder.checksums();
            if (recorded.isEmpty()) {
                return new Check(
                        "files",
                        Outcome.UNCHECKED,
                        "the run has no " + Checksums.FILE + ": it did not end, or was made before runs wrote it",
                        Double.NaN,
                        Double.NaN,
                        List.of());
            }
            Map<String, String> sums = recorded.get().byName();
            progress.start("hashing files", sums.size());
            List<String> findings = new ArrayList<>();
            for (Map.Entry<String, String> entry : sums.entrySet()) {
                Path file = folder.path().resolve(entry.getKey());
                if (!Files.isRegularFile(file)) {
                    findings.add(entry.getKey() + " is gone");
                } else if (!Sha256.of(file).equals(entry.getValue())) {
                    findings.add(entry.getKey() + " was changed after the run");
                }
                progress.advance(1);
            }
            List<String> others = Checksums.names(folder.path()).stream()
                    .filter(name -> !sums.containsKey(name))
                    .toList();
            return new Check(
                    "files",
                    findings.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                    sums.size() + " files against " + Checksums.FILE
                            + (others.isEmpty() ? "" : "; not of the run: " + String.join(", ", others)),
                    Double.NaN,
                    Double.NaN,
                    findings);
        } catch (IOException e) {
            throw new UserException("cannot read the run " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    /** The config against the hash in the manifest. */
    static Check config(RunFolder folder, Manifest manifest) {
        Path file = folder.path().resolve("config.resolved.yaml");
        try {
            boolean same = Files.isRegularFile(file)
                    && Sha256.of(Files.readString(file)).equals(manifest.configSha256());
            return new Check(
                    "config",
                    same ? Outcome.AGREES : Outcome.DIFFERS,
                    "config.resolved.yaml against the hash in manifest.json",
                    Double.NaN,
                    Double.NaN,
                    same ? List.of() : List.of("config.resolved.yaml is not the config of this run"));
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
