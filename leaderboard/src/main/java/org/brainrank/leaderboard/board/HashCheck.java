package org.brainrank.leaderboard.board;

import java.util.Map;
import org.brainrank.results.Manifest;

/** Whether the files are those that the run wrote: their hashes, where the submission and the run record them. */
final class HashCheck {
    private static final String AS_WRITTEN = "Submit the files as the run wrote them; do not edit them";

    private HashCheck() {}

    static void ofClaim(Claim claim, SubmissionFiles files, Reasons reasons) {
        for (String name : Limits.FILES.keySet()) {
            if (name.equals(Claim.FILE) || !files.has(name)) {
                continue;
            }
            String recorded = claim.files().get(name);
            if (recorded == null) {
                reasons.add(Claim.FILE, "files has no hash of " + name, "Submit again with 'brainrank submit'");
            } else {
                compare(name, files.sha256(name), recorded, Claim.FILE, reasons);
            }
        }
        for (String name : claim.files().keySet()) {
            if (!Limits.FILES.containsKey(name) || !files.has(name)) {
                reasons.add(
                        Claim.FILE,
                        "files names " + Wording.quoted(name) + ", which is no file of this submission",
                        "Submit again with 'brainrank submit'");
            }
        }
    }

    static void ofManifest(Manifest manifest, SubmissionFiles files, Reasons reasons) {
        compare(
                Limits.CONFIG,
                files.sha256(Limits.CONFIG),
                manifest.configSha256(),
                Limits.MANIFEST + " /config-sha256",
                reasons);
    }

    /** {@code SHA256SUMS} of the run, which also names files that are not submitted; no name may lead out of the folder. */
    static void ofRun(SubmissionFiles files, Reasons reasons) {
        if (!files.has(Limits.SUMS)) {
            return;
        }
        Map<String, String> sums = new java.util.HashMap<>();
        int line = 0;
        String text = files.text(Limits.SUMS, reasons).orElse("");
        for (String sum : text.lines().toList()) {
            line++;
            String place = Limits.SUMS + " line " + line;
            int gap = sum.indexOf(' ');
            String name = gap < 0 || sum.length() < gap + 3 ? "" : sum.substring(gap + 2);
            if (gap != 64 || !Hashes.isOne(sum.substring(0, gap)) || name.isEmpty()) {
                reasons.add(place, "is not a line of sha256sum: a hash, two spaces, a name", AS_WRITTEN);
            } else if (leadsOut(name)) {
                reasons.add(place, "names " + Wording.quoted(name) + ", which leads out of the folder", AS_WRITTEN);
            } else if (sums.putIfAbsent(name, sum.substring(0, gap)) != null) {
                reasons.add(place, "names " + Wording.quoted(name) + " a second time", AS_WRITTEN);
            }
        }
        for (String name : Limits.FILES.keySet()) {
            if (name.equals(Claim.FILE) || name.equals(Limits.SUMS)) {
                continue;
            }
            String recorded = sums.get(name);
            if (recorded == null) {
                reasons.add(Limits.SUMS, "has no line for " + name, AS_WRITTEN);
            } else {
                compare(name, files.sha256(name), recorded, Limits.SUMS, reasons);
            }
        }
    }

    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || java.util.List.of(name.split("/", -1)).contains("..");
    }

    private static void compare(String file, String found, String recorded, String recordedBy, Reasons reasons) {
        if (!found.equals(recorded)) {
            reasons.add(
                    file,
                    "has SHA-256 " + found.substring(0, 12) + "…, but " + recordedBy + " says "
                            + Wording.shortened(recorded, 13),
                    AS_WRITTEN);
        }
    }
}
