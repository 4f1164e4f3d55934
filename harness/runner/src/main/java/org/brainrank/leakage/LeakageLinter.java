package org.brainrank.leakage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Place;
import org.brainrank.spi.Nearest;

/** Refuses studies in which test scans teach, unless a person takes each such leak upon them by name. */
public final class LeakageLinter {
    private static final List<Rule> RULES = List.of(
            new ShuffledScans(),
            new ShortGap(),
            new OverlappingWindows(),
            new TestStatistics(),
            new RepeatedStimulus());

    /** Names of the leaks that a longer gap mends. */
    public static final List<String> OF_SHORT_GAPS = List.of(new ShortGap().name(), new OverlappingWindows().name());

    private LeakageLinter() {}

    /** The names that {@code --allow-leakage} knows. */
    public static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /**
     * Refuses names that no rule has.
     *
     * @param allowed as typed
     * @throws ConfigException with the list of names
     */
    public static void requireKnown(List<String> allowed) {
        for (String name : allowed) {
            if (!names().contains(name)) {
                throw new ConfigException(
                        Place.commandLine("--allow-leakage"),
                        "there is no leak '" + name + "'; there are " + String.join(", ", names()) + ". "
                                + Nearest.to(name, names())
                                        .map(near -> "Did you mean '" + near + "'?")
                                        .orElse(""));
            }
        }
    }

    /**
     * Asks all rules.
     *
     * @param study what is about to be run
     * @param allowed leaks that are not refused
     * @param file of the config
     * @param notes gets a sentence for each leak that is allowed
     * @return names of the leaks that occur and are allowed: to be stamped on every output
     * @throws ConfigException for a leak that is not allowed, with the remedy
     */
    public static List<String> check(Study study, List<String> allowed, String file, List<String> notes) {
        requireKnown(allowed);
        List<String> stamps = new ArrayList<>();
        List<Leak> refused = new ArrayList<>();
        for (Rule rule : RULES) {
            Optional<Leak> leak = rule.find(study);
            if (leak.isEmpty()) {
                continue;
            }
            if (allowed.contains(rule.name())) {
                stamps.add(rule.name());
                notes.add("LEAKAGE allowed, " + rule.name() + ": " + leak.get().message());
            } else {
                refused.add(leak.get());
            }
        }
        if (!refused.isEmpty()) {
            throw new ConfigException(new Place(file, 0, refused.get(0).key()), message(refused));
        }
        return List.copyOf(stamps);
    }

    private static String message(List<Leak> leaks) {
        StringBuilder message = new StringBuilder();
        for (Leak leak : leaks) {
            message.append(message.isEmpty() ? "" : "; and (" + leak.key() + ") ")
                    .append("leakage, ")
                    .append(leak.rule())
                    .append(": ")
                    .append(leak.message());
        }
        message.append(". To run all the same, with a stamp on every output: ");
        message.append(String.join(
                " ",
                leaks.stream().map(leak -> "--allow-leakage " + leak.rule()).toList()));
        return message.toString();
    }
}
