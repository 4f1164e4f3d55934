package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.config.EncodingSettings;
import org.brainrank.results.Manifest;
import org.brainrank.spi.UserException;

/** Whether the numbers of two runs are about the same scans of the same people; refuses them if they are not. */
final class Comparability {
    private final RecordedRun first;
    private final RecordedRun second;
    private final List<String> cautions = new ArrayList<>();

    private Comparability(RecordedRun first, RecordedRun second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Checks.
     *
     * @param anyway whether runs that are no results may be compared
     * @return why to read a comparison with care
     * @throws UserException if there is nothing to pair, with what differs and what to do
     */
    static List<String> check(RecordedRun first, RecordedRun second, boolean anyway) {
        Comparability checked = new Comparability(first, second);
        checked.requireResults(anyway);
        checked.requireOneDataset();
        checked.requireOneSplit();
        checked.compareTrims();
        checked.compareCleaning();
        return checked.cautions;
    }

    private void requireResults(boolean anyway) {
        for (RecordedRun run : List.of(first, second)) {
            Manifest manifest = run.manifest();
            String why = manifest.limited()
                    ? "was cut short by --limit"
                    : manifest.leakage().isEmpty()
                            ? ""
                            : "lets test scans teach (" + String.join(", ", manifest.leakage()) + ")";
            if (why.isEmpty()) {
                continue;
            }
            if (!anyway) {
                throw new UserException(run.named() + " " + why
                        + ", so it is no result; run it again without that, or compare with --anyway");
            }
            cautions.add(run.named() + " " + why + " and is no result; it is compared because --anyway was given");
        }
    }

    private void requireOneDataset() {
        Manifest.Dataset one = first.manifest().dataset();
        Manifest.Dataset other = second.manifest().dataset();
        require("dataset", one.id(), other.id(), "compare runs of one dataset");
        require("version of dataset " + one.id(), one.version(), other.version(), "run the older one again");
        require("SHA-256 of dataset " + one.id(), one.sha256(), other.sha256(), "run both on the same files");
        require("stories", one.stories(), other.stories(), "run both on the same stories");
        require("number of words", one.words(), other.words(), "run both on all words, or with the same --limit");
        require("targets by region", one.targets(), other.targets(), "run both on the same targets");
        require(
                "scans by story, after trimming",
                one.scans(),
                other.scans(),
                "give both the same alignment.trim-scans");
    }

    private void requireOneSplit() {
        EncodingSettings one = first.experiment().encoding();
        EncodingSettings other = second.experiment().encoding();
        require("encoding.folds.scheme", scheme(one), scheme(other), "give both the same folds");
        if (scheme(one) != EncodingSettings.Scheme.LEAVE_ONE_STORY_OUT) {
            require("encoding.folds.count", one.folds(), other.folds(), "give both the same folds");
        }
        if (one.scheme() == EncodingSettings.Scheme.SHUFFLED) {
            require("seed", first.experiment().seed(), second.experiment().seed(), "shuffle both with the same seed");
        }
    }

    /** A story is a run, so two schemes are one. */
    private static EncodingSettings.Scheme scheme(EncodingSettings settings) {
        return settings.scheme() == EncodingSettings.Scheme.LEAVE_ONE_RUN_OUT
                ? EncodingSettings.Scheme.LEAVE_ONE_STORY_OUT
                : settings.scheme();
    }

    private static void require(String what, Object one, Object other, String remedy) {
        if (!one.equals(other)) {
            throw new UserException("these runs cannot be compared, their test scans are not the same: " + what + " is "
                    + one + " in the first and " + other + " in the second; " + remedy);
        }
    }

    private void compareTrims() {
        AlignmentSettings one = first.experiment().alignment();
        AlignmentSettings other = second.experiment().alignment();
        for (OptionalInt[] trims : List.of(
                new OptionalInt[] {one.trimStartScans(), other.trimStartScans()},
                new OptionalInt[] {one.trimEndScans(), other.trimEndScans()})) {
            if (trims[0].isPresent() && trims[1].isPresent()) {
                require("alignment.trim-scans", trims[0], trims[1], "trim both alike");
            } else if (!trims[0].equals(trims[1])) {
                cautions.add(
                        "one run leaves alignment.trim-scans to the dataset and the other does not: as many scans are"
                                + " left, and it is for you to see that they are the same");
            }
        }
    }

    private void compareCleaning() {
        AlignmentSettings one = first.experiment().alignment();
        AlignmentSettings other = second.experiment().alignment();
        boolean alike = one.detrendOrder().equals(other.detrendOrder())
                && one.highPassSeconds().equals(other.highPassSeconds())
                && one.nuisance().equals(other.nuisance())
                && one.scope() == other.scope();
        if (!alike) {
            cautions.add(
                    "responses were cleaned differently (detrend-order, high-pass-seconds, nuisance or scope), so the"
                            + " runs predict different numbers of the same scans");
        }
    }
}
