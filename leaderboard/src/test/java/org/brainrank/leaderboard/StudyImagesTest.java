package org.brainrank.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Calibration;
import org.brainrank.results.Calibration.Point;
import org.brainrank.results.Calibration.Rate;
import org.brainrank.results.Leaderboard.Estimate;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation are those of the numbers beside them. */
class StudyImagesTest {
    private static final Path DOCS = Path.of("../docs");

    private record Design(double signalToNoise, int subjects, int runs) {}

    private static Calibration read(String study, List<String> planted) throws IOException {
        Map<Design, List<Rate>> points = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(DOCS.resolve("studies").resolve(study));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Design design =
                    new Design(Double.parseDouble(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
            points.computeIfAbsent(design, key -> new ArrayList<>())
                    .add(new Rate(
                            cells[3],
                            cells[4],
                            Double.parseDouble(cells[5]),
                            new Estimate(
                                    Double.parseDouble(cells[6]),
                                    Double.parseDouble(cells[7]),
                                    Double.parseDouble(cells[8])),
                            Long.parseLong(cells[9])));
        }
        List<Point> all = new ArrayList<>();
        points.forEach(
                (design, rates) -> all.add(new Point(design.signalToNoise(), design.subjects(), design.runs(), rates)));
        return new Calibration(2, "quickstart", "simulated", planted, 2, 0.4, "glover", 20260101, List.of(), all);
    }

    @Test
    void errorsAreThoseOfTheStudy() throws IOException {
        Golden.check(
                "../../../../../docs/images/type-1-error.svg", CalibrationCurves.svg(read("nulls.csv", List.of())));
    }

    @Test
    void powerIsThatOfTheStudy() throws IOException {
        Golden.check(
                "../../../../../docs/images/power.svg",
                CalibrationCurves.svg(read("power.csv", List.of("gradient-norm@1"))));
    }
}
