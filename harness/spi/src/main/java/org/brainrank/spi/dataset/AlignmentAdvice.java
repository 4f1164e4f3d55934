package org.brainrank.spi.dataset;

import java.util.List;

/**
 * Defaults for one dataset.
 *
 * @param response what the blood makes of words over time
 * @param derivatives of a canonical response that join it: 0, 1 (time) or 2 (time and dispersion)
 * @param delaysScans delays of the finite impulse response, in scans; also for those who choose it against the advice
 * @param trimStartScans scans dropped at the start of every story
 * @param trimEndScans scans dropped at its end
 * @param detrendOrder order of the polynomial drift of a whole story, removed from responses; −1 if they are clean already
 * @param highPassSeconds slower waves than this are removed from responses; 0 for none
 * @param nuisance names of {@link Dataset#nuisanceRegressors} that are regressed out of responses; empty for none
 * @param source who says so
 */
public record AlignmentAdvice(
        Response response,
        int derivatives,
        List<Integer> delaysScans,
        int trimStartScans,
        int trimEndScans,
        int detrendOrder,
        double highPassSeconds,
        List<String> nuisance,
        String source) {
    /** How features at scans become regressors. */
    public enum Response {
        /** A finite impulse response: delayed copies; the regression learns the shape. */
        FIR,
        /** The double gamma of Glover 1999. */
        GLOVER,
        /** The canonical double gamma of SPM. */
        SPM
    }

    /** Copies the lists. */
    public AlignmentAdvice {
        delaysScans = List.copyOf(delaysScans);
        nuisance = List.copyOf(nuisance);
    }

    /**
     * A finite impulse response and a polynomial drift, nothing else.
     *
     * @param delaysScans delays in scans
     * @param trimStartScans scans dropped at the start of every story
     * @param trimEndScans scans dropped at its end
     * @param detrendOrder order of the polynomial; −1 for none
     * @param source who says so
     */
    public AlignmentAdvice(
            List<Integer> delaysScans, int trimStartScans, int trimEndScans, int detrendOrder, String source) {
        this(Response.FIR, 0, delaysScans, trimStartScans, trimEndScans, detrendOrder, 0, List.of(), source);
    }
}
