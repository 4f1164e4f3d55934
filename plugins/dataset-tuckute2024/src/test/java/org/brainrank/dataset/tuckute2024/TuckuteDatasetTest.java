package org.brainrank.dataset.tuckute2024;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Responses;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuckuteDatasetTest {
    @TempDir
    private Path data;

    @Test
    void everySentenceIsAStoryOfOneScan() {
        try (Dataset dataset = new Fake(data).write(Fake.table(12)).open(Map.of())) {
            assertThat(dataset.stories()).hasSize(12);
            assertThat(dataset.stories().get(2).id()).isEqualTo("item-3");
            assertThat(String.join(
                            " ",
                            dataset.stories().get(2).words().stream()
                                    .map(Word::text)
                                    .toList()))
                    .isEqualTo(Fake.sentence(3));
            Responses responses = dataset.responses("865", "item-3");
            assertThat(responses.scans()).isEqualTo(1);
            assertThat(responses.values()[1]).isEqualTo((float) Fake.response("865", 3, "lang_LH_IFGorb"));
            assertThat(dataset.targets()).hasSize(6).contains(new Target("lang_LH_AntTemp", "lang_LH_AntTemp"));
            assertThat(dataset.advice().delaysScans()).containsExactly(0);
        }
    }

    @Test
    void whoDidNotSeeEverySentenceIsExcluded() {
        try (Dataset dataset = new Fake(data).write(Fake.table(12)).open(Map.of())) {
            assertThat(dataset.subjects()).containsExactly("848", "853", "865", "875", "876");
            assertThat(dataset.exclusions())
                    .containsExactly(new Exclusion("797", "has 6 of 12 items: item 2 is the first that is missing."));
            assertThatThrownBy(() -> dataset.responses("797", "item-1"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("6 of 12");
        }
    }

    @Test
    void conditionRegionsAndResponseAreParameters() {
        try (Dataset dataset = new Fake(data)
                .write(Fake.table(12))
                .open(Map.of("condition", "drive", "rois", "md_LH_netw, lang_LH_MFG", "response", "raw"))) {
            assertThat(dataset.subjects()).containsExactly("797");
            assertThat(dataset.stories()).hasSize(6);
            assertThat(dataset.responses("797", "item-14").values())
                    .containsExactly((float) (Fake.response("797", 14, "md_LH_netw") + 3), (float)
                            (Fake.response("797", 14, "lang_LH_MFG") + 3));
        }
    }

    @Test
    void aMissingResponseExcludesItsParticipant() {
        String row = Fake.row("853", 2, "B", "lang_LH_IFG");
        String value = Double.toString(Fake.response("853", 2, "lang_LH_IFG"));
        assertThat(row).contains("," + value + ",");
        try (Dataset dataset = new Fake(data)
                .write(Fake.table(4).replace(row, row.replace("," + value + ",", ",,")))
                .open(Map.of())) {
            assertThat(dataset.exclusions())
                    .contains(new Exclusion("853", "has no response to item 2 in lang_LH_IFG."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0,848,2,\"Another one.\",B,B_x,lang_LH_netw,1,1,4 | item 2 is 'Another one.'; expected 'SENTENCE' as in earlier rows",
                "0,848,2.5,\"x\",B,B_x,lang_LH_netw,1,1,4 | item_id '2.5'; expected a whole number",
                "0,,9,\"x\",B,B_x,lang_LH_netw,1,1,4 | target_UID is empty",
                "0,848,9,\"x\",B,B_x,lang_LH_netw,much,1,4 | response_target 'much'; expected a finite number",
                "0,848,9,\"\",B,B_x,lang_LH_netw,1,1,4 | item 9 is ''; expected a sentence",
                "0,848,9 | 3 cells; expected 10",
            })
    void namesTheLineOfWhatIsBroken(String row, String message) {
        Fake fake = new Fake(data).write(Fake.table(2) + row + "\n");
        assertThatThrownBy(() -> fake.open(Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("20230728.csv: line 86: ")
                .hasMessageContaining(message.replace("SENTENCE", Fake.sentence(2)));
    }

    @Test
    void refusesWhatIsNotThere() {
        Fake fake = new Fake(data).write(Fake.table(2) + Fake.row("848", 1, "B", "lang_LH_IFG"));
        assertThatThrownBy(() -> fake.open(Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 86: a second response of participant 848 to item 1 in lang_LH_IFG");
        fake.write(Fake.table(2));
        assertThatThrownBy(() -> fake.open(Map.of("rois", "lang_RH_netw")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("regions are [lang_LH_AntTemp,");
        assertThatThrownBy(() -> fake.open(Map.of("rois", "a,,b")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("rois is 'a,,b'");
        fake.write(Fake.table(2).replace("item_id", "item"));
        assertThatThrownBy(() -> fake.open(Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no column 'item_id'");
        TuckuteDatasetPlugin plugin = new TuckuteDatasetPlugin();
        assertThatThrownBy(() -> plugin.open(new DatasetRequest(plugin.card().resolve(Map.of()), Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("BRAINRANK_DATA");
    }

    @Test
    void withoutTheTableItSaysHowToGetIt() {
        assertThatThrownBy(() -> new Fake(data.resolve("elsewhere")).open(Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("brainrank fetch tuckute2024");
    }
}
