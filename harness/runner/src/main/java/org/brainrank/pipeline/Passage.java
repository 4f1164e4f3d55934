package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.config.ReportSettings;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * Some words of a story in a row, and the scans that know of them.
 *
 * @param story its place among the stories
 * @param from place of the first word in the story
 * @param words how many
 * @param scans from the first word's onset to the end of the last word's response; of the trimmed scans of all stories, one
 *     after another
 * @param times start of each of them on the audio's clock, in seconds
 */
record Passage(int story, int from, int words, int[] scans, double[] times) {
    /** Fewer words are no passage. */
    private static final int FEWEST_WORDS = 10;

    /**
     * The passages of a run, evenly spaced over the words of each story that fall into used scans: the middle of the story if
     * there is one. Which they are depends on nothing that was measured.
     *
     * @param settings how long and how many
     * @param scoresPerWord numbers that a word has in the record
     * @param most numbers that the record may have; where there would be more, passages are shorter
     */
    static List<Passage> of(Brains brains, ReportSettings settings, long scoresPerWord, long most) {
        long all = Math.max(
                1, scoresPerWord * settings.passages() * brains.stories().size());
        int longest = (int) Math.min(settings.passageWords(), Math.max(FEWEST_WORDS, most / all));
        List<Passage> passages = new ArrayList<>();
        int firstScan = 0;
        for (int story = 0; story < brains.stories().size(); story++) {
            int[] heard = heard(brains, story);
            for (int i = 0; i < settings.passages(); i++) {
                int start = heard[0] + (int) ((long) i * (heard[1] - heard[0]) / settings.passages());
                int end = heard[0] + (int) ((i + 1L) * (heard[1] - heard[0]) / settings.passages());
                int words = Math.min(longest, end - start);
                if (words > 0) {
                    passages.add(of(brains, story, start + (end - start - words) / 2, words, firstScan));
                }
            }
            firstScan += brains.runLengths()[story];
        }
        return passages;
    }

    /** Places of the first and after the last word within the used scans; all words if none is. */
    private static int[] heard(Brains brains, int story) {
        Story told = brains.stories().get(story);
        ScanTiming timing = brains.timings().get(story);
        int start = brains.alignment().trim().start();
        double first = timing.firstScan() + start * timing.repetitionTime();
        double end = first + brains.runLengths()[story] * timing.repetitionTime();
        int[] heard = IntStream.range(0, told.words().size())
                .filter(word -> told.words().get(word).onset() >= first
                        && told.words().get(word).onset() < end)
                .toArray();
        return heard.length == 0
                ? new int[] {0, told.words().size()}
                : new int[] {heard[0], heard[heard.length - 1] + 1};
    }

    private static Passage of(Brains brains, int story, int from, int words, int firstScan) {
        ScanTiming timing = brains.timings().get(story);
        List<Word> told = brains.stories().get(story).words();
        double begin = told.get(from).onset();
        double end = told.get(from + words - 1).offset()
                + brains.alignment().response().reach(timing.repetitionTime()) * timing.repetitionTime();
        double[] starts = timing.starts();
        int trimmed = brains.alignment().trim().start();
        int[] within = IntStream.range(0, brains.runLengths()[story])
                .filter(scan ->
                        starts[scan + trimmed] + timing.repetitionTime() > begin && starts[scan + trimmed] <= end)
                .toArray();
        return new Passage(
                story,
                from,
                words,
                IntStream.of(within).map(scan -> firstScan + scan).toArray(),
                IntStream.of(within).mapToDouble(scan -> starts[scan + trimmed]).toArray());
    }
}
