package org.brainrank.dataset.lebel2023;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LebelDatasetTest {
    private static final List<String> STORIES = List.of("souls", "life", Fake.TEST);

    @TempDir
    private Path data;

    private Fake fake;

    @BeforeEach
    void writeThreeSubjects() {
        fake = new Fake(data, 200)
                .stories(STORIES)
                .subject("UTS01", 6, STORIES)
                .subject("UTS02", 5, STORIES)
                .subject("UTS04", 4, List.of("souls", Fake.TEST));
    }

    private Dataset open(Map<String, ?> parameters) {
        return fake.open(parameters);
    }

    private Dataset one() {
        return open(Map.of("subject", "UTS01", "stories", "souls, wheretheressmoke"));
    }

    private static void refused(ThrowingCallable work, String... words) {
        assertThatThrownBy(work).isInstanceOf(UserException.class).hasMessageContainingAll(words);
    }

    @Test
    void storiesAreThoseAskedForInThatOrder() {
        try (Dataset dataset = one()) {
            assertThat(dataset.stories()).extracting(Story::id).containsExactly("souls", Fake.TEST);
            assertThat(dataset.subjects()).containsExactly("UTS01");
            assertThat(dataset.targets()).hasSize(6).contains(new Target("voxel-5", "brain"));
        }
        try (Dataset all = open(Map.of("subject", "UTS01", "stories", "all"))) {
            assertThat(all.stories()).extracting(Story::id).containsExactly("life", "souls", Fake.TEST);
        }
    }

    @Test
    void rowsAreWhereThePlantedResponseSaysThatTheyAre() {
        try (Dataset dataset = one()) {
            Responses responses = dataset.responses("UTS01", "souls");
            assertThat(responses.firstScan()).isEqualTo(10.0);
            assertThat(responses.repetitionTime()).isEqualTo(2.0);
            Story story = dataset.stories().get(0);
            double[] byLag = new double[5];
            for (int lag = 0; lag < byLag.length; lag++) {
                byLag[lag] = covariance(letters(story, responses, lag), responses, 0);
            }
            assertThat(byLag[Fake.LAG]).isGreaterThan(0.5);
            for (int lag = 0; lag < byLag.length; lag++) {
                assertThat(lag == Fake.LAG || byLag[lag] < byLag[Fake.LAG] / 2)
                        .as("letters at lag %s: %s", lag, byLag[lag])
                        .isTrue();
            }
        }
    }

    private static double[] letters(Story story, Responses responses, int lag) {
        double[] letters = new double[responses.scans()];
        for (Word word : story.words()) {
            int row =
                    (int) Math.floor((word.onset() - responses.firstScan()) / responses.repetitionTime() + 1e-9) + lag;
            if (row >= 0 && row < letters.length) {
                letters[row] += word.text().length() / 8.0;
            }
        }
        return letters;
    }

    private static double covariance(double[] signal, Responses responses, int target) {
        double sum = 0;
        double mean = 0;
        for (double value : signal) {
            mean += value / signal.length;
        }
        for (int scan = 0; scan < signal.length; scan++) {
            sum += (signal[scan] - mean) * responses.values()[scan * responses.targets() + target];
        }
        return sum / signal.length;
    }

    @Test
    void theScannersClockIsSlower() {
        try (Dataset dataset = open(Map.of("subject", "UTS01", "stories", "souls", "clock", "scanner"))) {
            Responses responses = dataset.responses("UTS01", "souls");
            assertThat(responses.repetitionTime()).isEqualTo(2.0045);
            assertThat(responses.firstScan()).isCloseTo(10.045, within(1e-12));
        }
    }

    @Test
    void repeatsAreTheTestStorysAndTheirMeanIsItsResponse() {
        try (Dataset dataset = one()) {
            List<Responses> repeats = dataset.repeats("UTS01", Fake.TEST);
            assertThat(repeats).hasSize(Fake.REPEATS);
            assertThat(dataset.repeats("UTS01", "souls")).isEmpty();
            Responses mean = dataset.responses("UTS01", Fake.TEST);
            for (int i = 0; i < mean.values().length; i++) {
                int at = i;
                assertThat(repeats.stream()
                                .mapToDouble(repeat -> repeat.values()[at])
                                .average()
                                .orElseThrow())
                        .isCloseTo(mean.values()[i], within(1e-6));
            }
        }
    }

    @Test
    void pausesAndNoisesAreNoWordsAndCaseIsAParameter() {
        fake.write("TextGrids/souls.TextGrid", Fake.grid(List.of("sp", "{BR}", "I", "{LS}", "", "SAID", "{ns}", "so")));
        try (Dataset lower = open(Map.of("subject", "UTS01", "stories", "souls"));
                Dataset published = open(Map.of("subject", "UTS01", "stories", "souls", "case", "published"))) {
            assertThat(lower.stories().get(0).words())
                    .containsExactly(new Word("i", 0.8, 1.2), new Word("said", 2, 2.4), new Word("so", 2.8, 3.2));
            assertThat(published.stories().get(0).words())
                    .extracting(Word::text)
                    .containsExactly("I", "SAID", "so");
        }
    }

    @Test
    void labelsChooseVoxels() throws IOException {
        Path labels = labels("UTS01.npy", 0, 3, 3, 0, 1, 0);
        try (Dataset all = one();
                Dataset some = open(Map.of("subject", "UTS01", "stories", "souls", "voxels", labels.toString()))) {
            assertThat(some.targets())
                    .containsExactly(
                            new Target("voxel-4", "region-1"),
                            new Target("voxel-1", "region-3"),
                            new Target("voxel-2", "region-3"));
            float[] whole = all.responses("UTS01", "souls").values();
            float[] chosen = some.responses("UTS01", "souls").values();
            assertThat(new float[] {chosen[3], chosen[4], chosen[5]})
                    .containsExactly(whole[6 + 4], whole[6 + 1], whole[6 + 2]);
            assertThat(some.sha256()).isNotEqualTo(all.sha256());
        }
    }

    @Test
    void regionsMakeSubjectsComparableAndThoseWhoLackAStoryAreExcluded() throws IOException {
        labels("UTS01.npy", 1, 1, 2, 2, 2, 0);
        labels("UTS02.npy", 1, 1, 2, 0, 2);
        Map<String, String> parameters =
                Map.of("subject", "all", "stories", "souls,life", "targets", "regions", "voxels", data.toString());
        try (Dataset dataset = open(parameters)) {
            assertThat(dataset.subjects()).containsExactly("UTS01", "UTS02");
            assertThat(dataset.exclusions())
                    .containsExactly(new Exclusion(
                            "UTS04", "folder 'derivative/preprocessed_data/UTS04' has no responses to life."));
            assertThat(dataset.targets()).extracting(Target::label).containsExactly("region-1", "region-2");
            assertThat(dataset.responses("UTS02", "life").targets()).isEqualTo(2);
        }
        labels("UTS02.npy", 1, 1, 3, 0, 3);
        refused(() -> open(parameters), "UTS02.npy", "regions [region-1, region-3]", "as for UTS01");
    }

    @Test
    void voxelsOfSeveralSubjectsAreNotOneSetOfTargets() {
        refused(() -> open(Map.of("subject", "all")), "targets: regions");
        refused(() -> open(Map.of("subject", "UTS01", "targets", "regions")), "needs 'voxels'");
    }

    @Test
    void saysWhatIsMissing() {
        refused(() -> open(Map.of("subject", "UTS03", "stories", "souls")), "UTS03", "ds003020");
        refused(() -> open(Map.of("subject", "UTS04", "stories", "souls,life")), "UTS04", "no responses to life");
        refused(() -> open(Map.of("subject", "UTS01", "stories", "souls,souls")), "each once");
        refused(() -> open(Map.of("subject", "UTS01")), "no responses to alternateithicatom");
        LebelDatasetPlugin plugin = new LebelDatasetPlugin();
        refused(
                () -> plugin.open(
                        new DatasetRequest(plugin.card().resolve(Map.of("subject", "UTS01")), Optional.empty())),
                "BRAINRANK_DATA");
        refused(() -> plugin.card().resolve(Map.of()), "subject");
    }

    @Test
    void brokenFilesAreRefusedByNameAndPlace() throws IOException {
        fake.responses("UTS01", "souls", new double[199][6]);
        refused(() -> one(), "souls.hf5", "shape [199, 6]", "200 scans");
        double[][] broken = new double[200][6];
        broken[7][3] = Double.NaN;
        fake.responses("UTS01", "souls", broken);
        try (Dataset dataset = one()) {
            refused(() -> dataset.responses("UTS01", "souls"), "souls.hf5: row 7, column 3 (from 0) is NaN");
        }
        fake.responses("UTS01", "souls", new double[200][5]);
        refused(() -> one(), Fake.TEST + ".hf5", "6 voxels", "5 as in the stories before");
        Files.writeString(fake.file("preprocessed_data/UTS01/souls.hf5"), "no HDF5");
        refused(() -> one(), "souls.hf5");
    }

    @Test
    void brokenWordsAndCountsAreRefusedByNameAndPlace() {
        fake.write("TextGrids/souls.TextGrid", Fake.grid(List.of("sp", "two words")));
        refused(() -> one(), "souls.TextGrid", "line 30", "'two words'");
        fake.write("TextGrids/souls.TextGrid", Fake.grid(List.of("sp")));
        refused(() -> one(), "souls.TextGrid", "no word in tier 'word'");
        fake.write("TextGrids/souls.TextGrid", Fake.grid(List.of("a")).replace("size = 2\nitem", "size = 1\nitem"));
        refused(() -> one(), "souls.TextGrid", "tiers [phone]");
        fake.write("respdict.json", "{\"souls\": \"many\"}");
        refused(() -> one(), "respdict.json", "'souls': many");
        fake.write("respdict.json", "{\"life\": 220}");
        refused(() -> one(), "respdict.json", "no story 'souls'");
        fake.write("respdict.json", "{\"souls\": 20}");
        refused(() -> one(), "'souls' 20 scans", "more than 20");
        fake.write("respdict.json", "{\"souls\"");
        refused(() -> one(), "respdict.json", "no JSON");
    }

    private Path labels(String name, double... labels) throws IOException {
        return Files.write(data.resolve(name), NumPyWriter.bytes(labels, labels.length));
    }
}
