package org.brainrank.dataset.tuckute2024;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;

/**
 * The published columns (those that are read, and two more) with made-up sentences and responses: in every region the number of
 * letters is planted.
 */
final class Fake {
    static final String HEADER =
            ",target_UID,item_id,sentence,cond,cond_approach,roi,response_target,response_target_non_norm,rating_arousal_mean\n";
    private static final List<String> NOUNS =
            List.of("bees", "clouds", "a neighbour", "my old bicycle", "thunderstorms");
    private static final List<String> VERBS =
            List.of("hum", "may never return", "is here", "surprised everybody, twice");

    private final Path data;

    Fake(Path data) {
        this.data = data;
    }

    /** Five participants who saw all sentences of the baseline, and one who saw half of them, and others. */
    static String table(int items) {
        StringBuilder table = new StringBuilder(HEADER);
        for (String participant : List.of("848", "853", "865", "875", "876", "797")) {
            for (int item = 1; item <= items; item++) {
                boolean other = participant.equals("797") && item % 2 == 0;
                for (String roi : Choice.LANGUAGE_ROIS) {
                    table.append(row(participant, other ? items + item : item, other ? "D" : "B", roi));
                }
                table.append(row(participant, other ? items + item : item, other ? "D" : "B", "md_LH_netw"));
            }
        }
        return table.toString();
    }

    static String sentence(int item) {
        SplittableRandom random = new SplittableRandom(item);
        return NOUNS.get(random.nextInt(NOUNS.size())) + " " + VERBS.get(random.nextInt(VERBS.size())) + " and "
                + NOUNS.get(random.nextInt(NOUNS.size())) + " " + VERBS.get(random.nextInt(VERBS.size())) + ".";
    }

    static double response(String participant, int item, String roi) {
        SplittableRandom random = new SplittableRandom((participant + item + roi).hashCode());
        return (sentence(item).length() - 40) / 10.0 + random.nextGaussian() / 2;
    }

    static String row(String participant, int item, String condition, String roi) {
        double response = response(participant, item, roi);
        return "0," + participant + "," + item + ",\"" + sentence(item) + "\"," + condition + "," + condition + "_x,"
                + roi + "," + response + "," + (response + 3) + ",4.5\n";
    }

    Fake write(String table) {
        try {
            Path file = data.resolve("tuckute2024/brain-lang-data_participant_20230728.csv");
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset open(Map<String, ?> parameters) {
        TuckuteDatasetPlugin plugin = new TuckuteDatasetPlugin();
        return plugin.open(new DatasetRequest(plugin.card().resolve(parameters), Optional.of(data)));
    }
}
