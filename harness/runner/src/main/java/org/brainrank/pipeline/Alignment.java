package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Detrending;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.config.AlignmentSettings;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * From words to scans, story by story, so that nothing crosses a story's edge: words are put into scans by their onsets,
 * delayed, and trimmed.
 *
 * @param downsampling how the words of a scan are put together
 * @param delays of the finite impulse response
 * @param trim scans dropped at both ends
 * @param detrendOrder order of the polynomial drift removed from responses; −1 for none
 */
record Alignment(Downsampling downsampling, Delays delays, Trim trim, int detrendOrder) {

    static Alignment of(AlignmentSettings settings, AlignmentAdvice advice, List<String> notes) {
        List<String> adopted = new ArrayList<>();
        List<Integer> delays = settings.delaysScans().orElseGet(() -> {
            adopted.add("delays-scans " + advice.delaysScans());
            return advice.delaysScans();
        });
        int start = settings.trimStartScans().orElseGet(() -> {
            adopted.add("trim-scans start " + advice.trimStartScans());
            return advice.trimStartScans();
        });
        int end = settings.trimEndScans().orElseGet(() -> {
            adopted.add("trim-scans end " + advice.trimEndScans());
            return advice.trimEndScans();
        });
        int order = settings.detrendOrder().orElseGet(() -> {
            adopted.add("detrend-order " + advice.detrendOrder());
            return advice.detrendOrder();
        });
        if (!adopted.isEmpty()) {
            notes.add("alignment left open by the config comes from the dataset: " + String.join(", ", adopted) + " ("
                    + advice.source() + ")");
        }
        return new Alignment(
                Downsampling.valueOf(settings.downsample().name()), new Delays(delays), new Trim(start, end), order);
    }

    /** Scans for which a word goes on to shape the features: the longest delay. */
    int responseScans() {
        return delays.scans().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }

    /** Scans that are left of a story. */
    int trimmed(int scans) {
        return scans - trim.start() - trim.end();
    }

    /**
     * One story's features at its scans.
     *
     * @param features shape (words, features)
     * @return shape (trimmed scans, delays × features)
     */
    Matrix features(Matrix features, Story story, ScanTiming timing, Downsampling rule) {
        double[] onsets = story.words().stream().mapToDouble(Word::onset).toArray();
        Matrix atScans = rule.apply(features, onsets, timing.starts(), timing.repetitionTime())
                .features();
        return trim.apply(delays.apply(atScans));
    }

    /**
     * One story's responses, as they are regressed. The drift is a polynomial in time, fitted to the whole story without any
     * feature, as in the usual preprocessing of fMRI.
     *
     * @param measured shape (scans, targets)
     * @param scans how many of them are used, from the first
     * @param repetitionTime seconds between them
     * @return shape (trimmed scans, targets)
     */
    Matrix responses(Matrix measured, int scans, double repetitionTime) {
        int[] used = new int[scans];
        for (int scan = 0; scan < scans; scan++) {
            used[scan] = scan;
        }
        Matrix trimmed = trim.apply(measured.rows(used));
        return detrendOrder < 0
                ? trimmed
                : withoutRounding(Detrending.polynomial(detrendOrder).withinRun(trimmed, repetitionTime), trimmed);
    }

    // What is nothing but drift leaves rounding errors, which standardisation would blow up to a signal.
    private static Matrix withoutRounding(Matrix detrended, Matrix measured) {
        for (int target = 0; target < measured.columns(); target++) {
            if (largest(detrended, target) <= 1e-12 * largest(measured, target)) {
                for (int scan = 0; scan < measured.rows(); scan++) {
                    detrended.set(scan, target, 0);
                }
            }
        }
        return detrended;
    }

    private static double largest(Matrix matrix, int column) {
        return Arrays.stream(matrix.column(column)).map(Math::abs).max().orElse(0);
    }
}
