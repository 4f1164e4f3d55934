package org.brainrank.dataset.littleprince;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
    private static final double SAME_BYTES_A_VOLUME = 0.05;

    /** Listener to the sizes of the runs, by ascending number. */
    private static Map<String, List<Long>> runs() {
        return PublishedFiles.archive().files().stream()
                .filter(file -> file.name().startsWith("derivatives/"))
                .sorted(Comparator.comparing(Archive.File::name))
                .collect(Collectors.groupingBy(
                        file -> file.subjects().get(0),
                        TreeMap::new,
                        Collectors.mapping(file -> file.bytes().orElseThrow(), Collectors.toList())));
    }

    @Test
    void ofEveryoneNineRunsAreKnownByteForByte() {
        assertThat(runs())
                .hasSize(49)
                .allSatisfy((listener, sizes) -> assertThat(sizes).hasSize(9));
        assertThat(PublishedFiles.archive().files())
                .filteredOn(file -> file.name().startsWith("derivatives/"))
                .allMatch(file -> file.checksums().size() == 1);
        assertThat(runs().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(size -> size)
                        .sum())
                .isEqualTo(31_941_425_834L);
        assertThat(PublishedFiles.archive().usualSubjects()).containsExactlyElementsOf(runs().keySet());
    }

    /** A compressed volume of one person is always about as long, so a run of another section would stand out. */
    @Test
    void runsByAscendingNumberHaveTheirSectionsVolumes() {
        assertThat(runs()).allSatisfy((listener, sizes) -> {
            List<Double> bytes = IntStream.range(0, 9)
                    .mapToObj(i -> (double) sizes.get(i) / Section.ALL.get(i).scans())
                    .toList();
            double median = bytes.stream().sorted().toList().get(4);
            assertThat(bytes).allSatisfy(own -> assertThat(own / median).isCloseTo(1, within(SAME_BYTES_A_VOLUME)));
        });
    }

    @Test
    void theAverageListenerComesOnlyWhenAskedFor() {
        assertThat(PublishedFiles.archive().files())
                .filteredOn(file -> file.subjects().equals(List.of("average")))
                .hasSize(9)
                .allMatch(file -> file.address().orElseThrow().toString().contains("chrplr/lpp_average_subject_en"));
        assertThat(PublishedFiles.archive().files())
                .filteredOn(file -> file.subjects().isEmpty())
                .extracting(Archive.File::name)
                .hasSize(9)
                .contains("annotation/EN/lppEN_word_information.csv", "roi_masks/AG_TPJ.nii.gz", "mask_lpp_en.nii.gz");
    }
}
