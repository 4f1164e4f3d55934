package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final String CAPTUM = "@misc{captum, title={Captum \\{x\\}}, year=2020}";
    private static final String ALICE = "@article{Alice,\n  author = {Bhattasali and others}\n}";

    private static String collect(List<String> entries) {
        return References.collect(
                entries.stream().map(entry -> new Citation("", entry)).toList());
    }

    @Test
    void everyEntrySaysWhatItIsCitedForAndTellsItBack() {
        String bib = References.collect(List.of(
                new Citation("conductance", CAPTUM), new Citation("alice", ALICE), new Citation("attention", CAPTUM)));
        assertThat(bib)
                .isEqualTo(
                        "% cited for: alice\n" + ALICE + "\n\n% cited for: attention, conductance\n" + CAPTUM + "\n");
        assertThat(References.keys(bib))
                .isEqualTo(Map.of(
                        "alice", List.of("Alice"), "attention", List.of("captum"), "conductance", List.of("captum")));
        assertThat(References.keys(CAPTUM)).isEqualTo(Map.of("", List.of("captum")));
    }

    @Test
    void sortsByKeyAndKeepsOneOfEach() {
        assertThat(collect(List.of(CAPTUM, ALICE + "\n\n" + CAPTUM))).isEqualTo(ALICE + "\n\n" + CAPTUM + "\n");
    }

    @Test
    void theSameEntryWithOtherSpacesIsTheSame() {
        assertThat(collect(List.of(ALICE, ALICE.replace("\n", "\r\n  ")))).isEqualTo(ALICE + "\n");
    }

    @Test
    void aKeyWithTwoContentsKeepsTheFirstAndSaysSo() {
        assertThat(collect(List.of(CAPTUM, "@misc{Captum, title={Other}}")))
                .startsWith("% key 'captum' came with two contents; the first is kept\n")
                .doesNotContain("Other");
    }

    @Test
    void whatIsNoBibtexBecomesARemark() {
        assertThat(collect(List.of("see the paper", "@misc{broken, title={", "@misc{nokey}", " ")))
                .isEqualTo("""
                        % left out, no BibTeX entry: see the paper
                        % left out, no whole BibTeX entry: @misc{broken, title={
                        % left out, no key: @misc{nokey}
                        """);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(collect(List.of())).isEmpty();
    }
}
