package org.brainrank.dataset.alice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.execution.QuietProgress;
import org.brainrank.pipeline.InspectionOfDataset;
import org.brainrank.pipeline.RunOptions;
import org.brainrank.results.DatasetInspection;
import org.brainrank.results.DatasetInspection.Agreement;
import org.brainrank.results.DatasetInspection.Lags;
import org.brainrank.spi.dataset.AlignmentAdvice;
import org.brainrank.spi.dataset.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inspect alice} sees in the published files, beside what others measured in them. */
@Tag("large")
class PublishedInspectionTest {
    private static final Optional<Path> DATA =
            Optional.ofNullable(System.getenv("BRAINRANK_DATA")).map(Path::of);

    @TempDir
    private Path scratch;

    @BeforeEach
    void needThePublishedFiles() {
        assumeTrue(
                DATA.filter(data -> Files.isDirectory(data.resolve("alice"))).isPresent(),
                "BRAINRANK_DATA names no folder with alice/ in it");
    }

    private DatasetInspection inspect(String radius, Optional<AlignmentAdvice> other) {
        try (Dataset alice = new AliceDatasetPlugin().open(Fixture.request(Map.of("roi-radius-mm", radius), DATA))) {
            Dataset advised = (Dataset) Proxy.newProxyInstance(
                    Dataset.class.getClassLoader(),
                    new Class<?>[] {Dataset.class},
                    (self, method, arguments) ->
                            other.isPresent() && method.getName().equals("advice")
                                    ? other.get()
                                    : method.invoke(alice, arguments));
            return InspectionOfDataset.of(
                    advised,
                    new PluginChoice("alice", Map.of(), Place.commandLine("DATASET")),
                    List.of(),
                    List.of(),
                    new RunOptions(scratch, DATA, OptionalInt.empty(), 1),
                    QuietProgress.INSTANCE);
        }
    }

    private static double lowest(DatasetInspection inspection) {
        return regions(inspection).stream().mapToDouble(Agreement::mean).min().orElseThrow();
    }

    private static double highest(DatasetInspection inspection) {
        return regions(inspection).stream().mapToDouble(Agreement::mean).max().orElseThrow();
    }

    private static List<Agreement> regions(DatasetInspection inspection) {
        List<Agreement> regions = inspection.agreement().stream()
                .filter(region -> !region.roi().equals("all"))
                .toList();
        assertThat(regions).hasSize(6);
        return regions;
    }

    private static void assertLagsOfTwoToFourScans(DatasetInspection inspection) {
        assertThat(inspection.lags())
                .hasSize(7)
                .allSatisfy(region -> assertThat(region.peakScans())
                        .as("lag of %s", region.roi())
                        .isBetween(2, 4));
        assertThat(inspection.lags())
                .filteredOn(region -> region.roi().equals("all"))
                .extracting(Lags::peakScans)
                .as("lag of all six together")
                .containsExactly(3);
    }

    @Test
    void cleanedAsAdvisedListenersAgreeAndWordsReachThem() {
        DatasetInspection inspection = inspect("10", Optional.empty());
        assertLagsOfTwoToFourScans(inspection);
        assertThat(inspection.subjects()).hasSize(27);
        assertThat(lowest(inspection)).isCloseTo(0.155, within(0.001));
        assertThat(highest(inspection)).isCloseTo(0.362, within(0.001));
    }

    /**
     * The README of the data: ISC 0.19 to 0.42 and a lag of three scans. NumPy at 6 mm, residuals of a cubic, each listener with
     * the mean of the others as they are: 0.1850 to 0.4206 (each of them z-scored first: 0.1901 to 0.4230).
     */
    @Test
    void cleanedAsThoseWhoMeasuredBeforeTheNumbersAreTheirs() {
        AlignmentAdvice theirs = new AlignmentAdvice(List.of(1, 2, 3, 4), 0, 0, 3, "cubic drift, nothing trimmed");
        DatasetInspection inspection = inspect("6", Optional.of(theirs));
        assertLagsOfTwoToFourScans(inspection);
        assertThat(lowest(inspection)).isCloseTo(0.1850, within(1e-4));
        assertThat(highest(inspection)).isCloseTo(0.4206, within(1e-4));
    }
}
