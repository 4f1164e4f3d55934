package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brainrank.results.Calibration;
import org.brainrank.results.Leaderboard.Estimate;
import org.junit.jupiter.api.Test;

class CalibrationCurvesTest {
    private static Calibration of(List<String> planted, Calibration.Point... points) {
        return new Calibration(2, "toy", "fake", planted, 6, 0.4, "glover", 1, List.of(), List.of(points));
    }

    private static Calibration.Rate rate(String roi, String what, double level, double share) {
        return new Calibration.Rate(roi, what, level, new Estimate(share, share - 0.01, share + 0.01), 500);
    }

    @Test
    void aTableHasALineForEveryRate() {
        assertThat(CalibrationCurves.csv(of(
                        List.of(), new Calibration.Point(0, 8, 500, List.of(rate("noise", "cell-p-r", 0.05, 0.25))))))
                .isEqualTo("""
                        signal-to-noise,subjects,runs,roi,what,level,share,share-low,share-high,of
                        0.0,8,500,noise,cell-p-r,0.05,0.25,0.24,0.26,500
                        """);
    }

    @Test
    void errorsAreDrawnAgainstTheirLevel() {
        String svg = CalibrationCurves.svg(of(
                List.of(),
                new Calibration.Point(
                        0, 8, 500, List.of(rate("noise", "cell-p-r", 0.05, 0), rate("noise", "cell-p-r", 0.1, 1)))));
        assertThat(svg)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ")
                .endsWith("</svg>\n")
                .contains("500 datasets of noise", "cells: r")
                // from no test to every test, between the middles of two ticks of a picture that is 294 high
                .contains("d=\"M161 348L387 54\"");
    }

    @Test
    void powerIsDrawnAgainstWhatVaries() {
        Calibration.Rate found = rate("a-1", "planted-first", 0.05, 0.5);
        assertThat(CalibrationCurves.svg(of(
                        List.of("a@1"),
                        new Calibration.Point(0.1, 8, 9, List.of(found)),
                        new Calibration.Point(0.5, 8, 9, List.of(found)))))
                .contains("signal to noise", "d=\"M161 201L387 201\"", ">0.1<", ">0.5<");
        assertThat(CalibrationCurves.svg(of(
                        List.of("a@1"),
                        new Calibration.Point(0.1, 4, 9, List.of(found)),
                        new Calibration.Point(0.1, 8, 9, List.of(found)))))
                .contains(">subjects<", ">4<", ">8<");
    }
}
