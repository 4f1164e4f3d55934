package org.brainrank.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.config.ConfigException;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.InnerFolds;
import org.brainrank.fakes.FakeStories;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.junit.jupiter.api.Test;

class LeakageLinterTest {
    private static final int SCANS = 60;
    private static final Story ONE = FakeStories.random("one", 110, 1);
    private static final Story TWO = FakeStories.random("two", 110, 2);
    private static final InnerFolds INNER = new InnerFolds(3, 6);

    private static Study study(FoldPlan plan, InnerFolds inner, boolean acrossFolds, Story... stories) {
        List<int[]> scans = new ArrayList<>();
        for (Story story : stories) {
            int from = SCANS * scans.size();
            scans.add(story.words().stream()
                    .mapToInt(word -> word.onset() < SCANS ? from + (int) word.onset() : -1)
                    .toArray());
        }
        return new Study(List.of(stories), scans, plan, inner, 4, 6, acrossFolds);
    }

    private static Study blocks(int gap) {
        return study(blocksOf(gap), new InnerFolds(3, gap), false, ONE, TWO);
    }

    private static FoldPlan blocksOf(int gap) {
        return FoldPlan.contiguousBlocks(new int[] {SCANS, SCANS}, 3, gap);
    }

    private static FoldPlan stories() {
        return FoldPlan.leaveOneRunOut(new int[] {SCANS, SCANS});
    }

    private static FoldPlan shuffled() {
        return FoldPlan.shuffled(new int[] {SCANS, SCANS}, 3, 1);
    }

    private static List<String> check(Study study, String... allowed) {
        return LeakageLinter.check(study, List.of(allowed), "a.yaml", new ArrayList<>());
    }

    private static void refused(Study study, String key, String rule, String... words) {
        assertThatThrownBy(() -> check(study))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("a.yaml, key '" + key + "': leakage, " + rule + ":")
                .hasMessageEndingWith("--allow-leakage " + rule)
                .satisfies(e -> List.of(words)
                        .forEach(word -> assertThat(e.getMessage()).contains(word)));
        assertThat(check(study, rule)).containsExactly(rule);
    }

    /** A story with a passage of another in it. */
    private static Story quoting(Story story, int at, Story other, int from, int count) {
        List<Word> words = new ArrayList<>(story.words());
        for (int i = 0; i < count; i++) {
            Word own = words.get(at + i);
            words.set(
                    at + i,
                    new Word(
                            other.words().get(from + i).text().toUpperCase(Locale.ROOT) + ",",
                            own.onset(),
                            own.offset()));
        }
        return new Story(story.id(), words);
    }

    @Test
    void soundStudiesPass() {
        assertThat(check(blocks(6))).isEmpty();
        assertThat(check(study(stories(), INNER, false, ONE, TWO))).isEmpty();
    }

    @Test
    void shuffledScansAreRefusedOnceNotAsEveryLeakOfTime() {
        refused(
                study(shuffled(), INNER, false, ONE, TWO),
                "encoding.folds.scheme",
                "shuffled-scans",
                "leave-one-story-out");
    }

    @Test
    void aGapShorterThanTheResponseOrTheWindowIsRefused() {
        refused(blocks(5), "encoding.folds.gap-scans", "overlapping-windows", "only 5 scans", "at least 6");
        assertThatThrownBy(() -> check(blocks(3)))
                .hasMessageContaining("leakage, short-gap: only 3 scans")
                .hasMessageContaining("leakage, overlapping-windows: only 3 scans")
                .hasMessageEndingWith("--allow-leakage short-gap --allow-leakage overlapping-windows");
        assertThatThrownBy(() -> check(blocks(3), "overlapping-windows"))
                .hasMessageContaining("short-gap")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("overlapping-windows"));
    }

    @Test
    void theInnerLoopObeysTheSameRule() {
        Study loose = study(stories(), new InnerFolds(3, 5), false, ONE, TWO);
        refused(loose, "encoding.folds.gap-scans", "overlapping-windows", "only 5 scans");
        FoldPlan three = FoldPlan.leaveOneRunOut(new int[] {SCANS, SCANS, SCANS});
        assertThat(check(study(three, new InnerFolds(3, 0), false, ONE, TWO, FakeStories.random("three", 110, 3))))
                .as("runs are left out whole inside too")
                .isEmpty();
    }

    @Test
    void cleaningOverTheFoldsEdgesIsRefusedWhereAStoryIsSplit() {
        refused(study(blocksOf(6), INNER, true, ONE, TWO), "alignment.scope", "test-statistics", "Write stretch");
        assertThat(check(study(stories(), INNER, true, ONE, TWO))).isEmpty();
    }

    @Test
    void theSameTwentyWordsOnBothSidesAreRefusedWhateverTheirSpelling() {
        refused(
                study(stories(), INNER, false, ONE, quoting(TWO, 30, ONE, 10, 20)),
                "encoding.folds",
                "repeated-stimulus",
                "from word 31 of story 'two' and from word 11 of story 'one'");
        assertThat(check(study(stories(), INNER, false, ONE, quoting(TWO, 30, ONE, 10, 19))))
                .as("nineteen")
                .isEmpty();
    }

    @Test
    void aPassageThatRecursWithinOnePartIsNoLeak() {
        Story refrain = quoting(ONE, 40, ONE, 10, 25);
        assertThat(check(study(stories(), INNER, false, refrain, TWO))).isEmpty();
        refused(
                study(blocksOf(6), INNER, false, quoting(ONE, 75, ONE, 10, 30), TWO),
                "encoding.folds",
                "repeated-stimulus");
    }

    @Test
    void unknownNamesAreRefusedWithTheList() {
        assertThatThrownBy(() -> check(blocks(6), "shuffled-scan"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("command line, key '--allow-leakage': there is no leak 'shuffled-scan'")
                .hasMessageContaining(
                        "shuffled-scans, short-gap, overlapping-windows, test-statistics, repeated-stimulus")
                .hasMessageContaining("Did you mean 'shuffled-scans'?");
    }

    @Test
    void whatIsAllowedIsNotedAndWhatNeedsNoAllowanceIsNotStamped() {
        List<String> notes = new ArrayList<>();
        List<String> stamps =
                LeakageLinter.check(blocks(5), List.of("short-gap", "overlapping-windows"), "a.yaml", notes);
        assertThat(stamps).containsExactly("overlapping-windows");
        assertThat(notes).singleElement().asString().startsWith("LEAKAGE allowed, overlapping-windows: only 5 scans");
    }
}
