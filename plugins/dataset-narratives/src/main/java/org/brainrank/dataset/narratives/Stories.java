package org.brainrank.dataset.narratives;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.ParameterException;

/**
 * The stories whose words are published, and their clocks.
 *
 * <h2>Source</h2>
 * Onsets and durations: {@code code/event_meta.json} of the collection, used from there where it is. Start of the audio: the
 * first event of the task, music or story. The audio files of bronx and piemanpni begin with a lead-in that no event
 * shows: 15.2 s and 8.7 s are ahead of their first words, which the story's onset at 12 s makes −3.2 s and 3.3 s. Of lucy's
 * two onsets, 1.5 s and 3 s, the second is the corrected one. Every story's words lie within its scans by these numbers.
 */
final class Stories {
    static final List<Timing> ALL = List.of(
            new Timing("black", "black", "black", 8, 533, 12),
            new Timing("bronx", "bronx", "bronx", 8, 357, -3.2),
            new Timing("forgot", "forgot", "forgot", 8, 558, 12),
            new Timing("piemanpni", "piemanpni", "piemanpni", 8, 267, 3.3),
            new Timing("pieman", "pieman", "pieman", 10, 281, 0),
            new Timing("sherlock", "sherlock", "sherlock", 22, 701, 4.5),
            new Timing("merlin", "merlin", "merlin", 22, 591, 4.5),
            new Timing("slumlord", "slumlordreach", "slumlord", 20, 602, 4.5),
            new Timing("reach", "slumlordreach", "reach", 646, 550, 4.5),
            new Timing("prettymouth", "prettymouth", "prettymouth", 14, 451, 0),
            new Timing("notthefallintact", "notthefallintact", "notthefallintact", 20, 365, 4.5),
            new Timing("shapessocial", "shapessocial", "shapessocial", 33, 272, 4.5),
            new Timing("shapesphysical", "shapesphysical", "shapesphysical", 33, 270, 4.5),
            new Timing("lucy", "lucy", "lucy", 1, 361, 3));

    static final String PARAMETER = "stories";
    static final String DEFAULT = "black,bronx,forgot,piemanpni";

    private Stories() {}

    static List<String> ids() {
        return ALL.stream().map(Timing::story).toList();
    }

    /**
     * The stories that a parameter names.
     *
     * @param text ids with commas between them
     * @return in that order
     */
    static List<Timing> named(String text) {
        List<Timing> stories = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String id = part.strip();
            Timing timing = ALL.stream()
                    .filter(known -> known.story().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(PARAMETER, unknown(id)));
            if (stories.contains(timing)) {
                throw new ParameterException(PARAMETER, "'stories' has '" + id + "' twice; name each story once");
            }
            stories.add(timing);
        }
        return stories;
    }

    private static String unknown(String id) {
        if (id.startsWith("milkyway")) {
            return "dataset 'narratives' does not read 'milkyway': three groups of listeners heard three versions. Known: "
                    + String.join(", ", ids());
        }
        return "dataset 'narratives' has no story '" + id + "' with published words. " + Nearest.hint(id, ids());
    }
}
