package org.brainrank.leaderboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradient-norm{norm=l2}",
                "shuffled:integrated-gradients{steps=20,baseline=zero}",
                "conductance{scores=tokens,baseline-token=-1}",
                "org/model_1.0",
                "sub-01",
                "LIFG (left)"
            })
    void takesNamesThatRunsHave(String name) {
        assertThat(Wording.faultOfName(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<b>",
                "a\"b",
                "a'b",
                "a&b",
                "a`b",
                "a\\b",
                "a\nb",
                "../up",
                "a/../b",
                " a",
                "a ",
                "a  b",
                "=cmd",
                "gr\u0430d",
                "a\u00A0b",
                "a\u202Eb",
                "a\u200Bb"
            })
    void refusesNamesThatHideOrSteer(String name) {
        assertThat(Wording.faultOfName(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "con", "a/b", "A", "-a", "a-", "a b", "con.txt", "a..b", ".hidden", ""})
    void refusesFoldersThatLeadElsewhere(String name) {
        assertThat(Wording.faultOfFolder(name)).isPresent();
    }

    @Test
    void proseIsOfAnyScriptAndNothingHidden() {
        assertThat(Wording.faultOfProse("Zürich, 東京, عربي — 1 % 🙂", 100)).isEmpty();
        assertThat(Wording.faultOfProse("a\u2066b", 100)).get().asString().contains("U+2066");
        assertThat(Wording.faultOfProse("a\u3164b", 100)).get().asString().contains("U+3164");
        assertThat(Wording.faultOfProse("e\u0301", 100)).get().asString().contains("NFC");
        assertThat(Wording.faultOfProse("abcd", 3)).get().asString().contains("more than 3");
        assertThat(Wording.shortened("🙂🙂🙂", 2)).isEqualTo("🙂…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.org",
                "https://user:pass@example.org",
                "https:///x",
                "http://exa mple.org",
                "file:///etc/passwd"
            })
    void linksAreOfTheWeb(String link) {
        assertThat(Claim.faultOfLink(link)).isPresent();
        assertThat(Claim.faultOfLink("https://example.org/a?b=c#d")).isEmpty();
    }

    @Test
    void markdownTakesTextForText() {
        assertThat(ChangesPage.escaped("[x](javascript:y) <i> *b* @ada"))
                .isEqualTo("\\[x\\]\\(javascript&#58;y\\) &lt;i&gt; \\*b\\* &#64;ada");
    }

    @Test
    void aControlIsOfTheMethodBehindItsFirstColonOutsideOfBraces() {
        assertThat(ControlName.of("shuffled:a{b=c:d}")).contains(new ControlName("shuffled", "a{b=c:d}"));
        assertThat(ControlName.of("time-shifted{scans=3}:a")).contains(new ControlName("time-shifted{scans=3}", "a"));
        assertThat(ControlName.of("a{b=c:d}")).isEmpty();
        assertThat(ControlName.of("random")).isEmpty();
    }
}
