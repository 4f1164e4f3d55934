package org.brainrank.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys of {@code alignment}. */
final class AlignmentSection {
    /** Leaves a key to the dataset's own advice, as if it were not there. */
    static final String DATASET = "dataset";

    static final String ALL = "all";
    static final String NONE = "none";

    private static final int MAX_DELAY = 1000;
    private static final double MAX_SECONDS = 100_000;
    private static final int MAX_TRIM = 1_000_000;
    private static final int MAX_ORDER = 20;
    private static final String SCANS = "delays-scans";
    private static final String SECONDS = "delays-seconds";

    private AlignmentSection() {}

    static AlignmentSettings read(Section root) {
        Section section = root.section(
                "alignment",
                "downsample",
                "response",
                "derivatives",
                SCANS,
                SECONDS,
                "trim-scans",
                "detrend-order",
                "high-pass-seconds",
                "nuisance",
                "scope");
        Section trim = section.section("trim-scans", "start", "end");
        Optional<Element> scans = given(section, SCANS);
        Optional<Element> seconds = given(section, SECONDS);
        if (scans.isPresent() && seconds.isPresent()) {
            throw new ConfigException(seconds.get().place(), "stands beside " + SCANS + "; write one of the two");
        }
        Optional<AlignmentSettings.Response> response = response(section, scans.or(() -> seconds));
        return new AlignmentSettings(
                section.choice("downsample", AlignmentSettings.Downsample.MEAN),
                response,
                derivatives(section, response),
                scans.map(AlignmentSection::delays),
                seconds.map(AlignmentSection::delaysInSeconds),
                trim.wholeOrDataset("start", 0, MAX_TRIM),
                trim.wholeOrDataset("end", 0, MAX_TRIM),
                section.wholeOrDataset("detrend-order", -1, MAX_ORDER),
                section.numberOr(DATASET, NONE, "high-pass-seconds", MAX_SECONDS),
                given(section, "nuisance").map(AlignmentSection::nuisance),
                section.choice("scope", AlignmentSettings.Scope.STRETCH));
    }

    private static Optional<Element> given(Section section, String key) {
        return section.element(key).filter(element -> !Section.isText(element, DATASET));
    }

    /** Delays without a word on the response mean a finite impulse response. */
    private static Optional<AlignmentSettings.Response> response(Section section, Optional<Element> delays) {
        Optional<AlignmentSettings.Response> response =
                given(section, "response").map(element -> section.choice("response", AlignmentSettings.Response.FIR));
        if (delays.isPresent() && response.isPresent() && response.get() != AlignmentSettings.Response.FIR) {
            throw new ConfigException(
                    delays.get().place(),
                    "belongs to response fir, and response is " + Section.spelled(response.get())
                            + "; remove one of the two");
        }
        return delays.isPresent() ? Optional.of(AlignmentSettings.Response.FIR) : response;
    }

    private static OptionalInt derivatives(Section section, Optional<AlignmentSettings.Response> response) {
        OptionalInt derivatives = section.wholeOrDataset("derivatives", 0, 2);
        if (derivatives.orElse(0) > 0 && response.equals(Optional.of(AlignmentSettings.Response.FIR))) {
            throw new ConfigException(
                    section.place().under("derivatives"),
                    "belongs to response glover or spm; a finite impulse response learns its shape from the delays."
                            + " Remove it, or the delays");
        }
        return derivatives;
    }

    private static List<Integer> delays(Element element) {
        List<Integer> delays = new ArrayList<>();
        for (Element item : items(element, "[1, 2, 3, 4]")) {
            int delay = (int) Section.whole(item, 0, MAX_DELAY);
            if (!delays.isEmpty()) {
                requireRising(item, delays.get(delays.size() - 1), delay);
            }
            delays.add(delay);
        }
        return delays;
    }

    private static List<Double> delaysInSeconds(Element element) {
        List<Double> delays = new ArrayList<>();
        for (Element item : items(element, "[2, 4, 6, 8]")) {
            double delay = Section.number(item, 0, MAX_SECONDS);
            if (!delays.isEmpty()) {
                requireRising(item, delays.get(delays.size() - 1), delay);
            }
            delays.add(delay);
        }
        return delays;
    }

    private static List<Element> items(Element element, String example) {
        List<Element> items = Section.list(element, example + ", or dataset");
        if (items.isEmpty()) {
            throw new ConfigException(element.place(), "is an empty list; write at least one, for example " + example);
        }
        return items;
    }

    private static void requireRising(Element item, Number last, Number delay) {
        if (last.doubleValue() >= delay.doubleValue()) {
            throw new ConfigException(
                    item.place(), "delays rise from one to the next; was " + delay + " after " + last);
        }
    }

    private static NuisanceChoice nuisance(Element element) {
        if (Section.isText(element, ALL)) {
            return new NuisanceChoice(true, List.of());
        }
        if (Section.isText(element, NONE)) {
            return NuisanceChoice.of(List.of());
        }
        List<String> names = new ArrayList<>();
        for (Element item : Section.list(element, "[motion-x, motion-y]; or all, none, dataset")) {
            String name = Section.text(item, "the name of a nuisance regressor");
            if (names.contains(name)) {
                throw new ConfigException(item.place(), "'" + name + "' stands here a second time");
            }
            names.add(name);
        }
        return NuisanceChoice.of(names);
    }
}
