package org.brainrank.dataset.lebel2023;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.Test;

/** The list of published files against what others say of the dataset. */
class PublishedFilesTest {
    private static final Archive ARCHIVE = PublishedFiles.archive();

    private static long bytes(String subject) {
        return ARCHIVE.files().stream()
                .filter(file -> file.subjects().contains(subject))
                .mapToLong(file -> file.bytes().orElseThrow())
                .sum();
    }

    @Test
    void namesAllResponsesWordsAndCounts() {
        Map<String, Long> files = ARCHIVE.files().stream()
                .collect(Collectors.groupingBy(
                        file -> file.subjects().isEmpty() ? "" : file.subjects().get(0),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(files)
                .isEqualTo(Map.of(
                        "", 85L, "UTS01", 84L, "UTS02", 84L, "UTS03", 84L, "UTS04", 26L, "UTS05", 27L, "UTS06", 27L,
                        "UTS07", 27L, "UTS08", 27L, "UTS09", 54L));
        assertThat(ARCHIVE.files()).allMatch(file -> file.checksums().size() == 1);
        assertThat(ARCHIVE.files())
                .filteredOn(file -> file.stories().isEmpty())
                .extracting(Archive.File::name)
                .containsExactly("derivative/respdict.json");
    }

    /** 291 rows of 81,126 voxels in double precision, their mean and ten presentations, and what HDF5 says of them. */
    @Test
    void sizesAreThoseOfTheVoxels() {
        Archive.File test = ARCHIVE.files().stream()
                .filter(file -> file.name().equals("derivative/preprocessed_data/UTS01/wheretheressmoke.hf5"))
                .findFirst()
                .orElseThrow();
        assertThat(test.bytes().orElseThrow() - 11L * 291 * 81126 * 8).isBetween(1_000L, 20_000L);
        assertThat(bytes("UTS01") / 1e9).isBetween(20.05, 20.15);
        assertThat(bytes("UTS09") / 1e9).isBetween(15.8, 15.9);
    }

    @Test
    void whatTheExampleReadsIsUsual() {
        assertThat(ARCHIVE.usualSubjects()).containsExactly("UTS01");
        assertThat(ARCHIVE.usualStories()).isEqualTo(Choice.SESSIONS);
        assertThat(ARCHIVE.files().stream()
                        .filter(file -> file.subjects().contains("UTS01"))
                        .flatMap(file -> file.stories().stream()))
                .containsAll(Choice.SESSIONS);
    }
}
