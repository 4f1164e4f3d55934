package org.brainrank.dataset.narratives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
    private static final String ROOT = "data/Projects/narratives/derivatives/afni-nosmooth/";
    private final Archive archive = PublishedFiles.archive();

    private Optional<Archive.File> chosen(String key) {
        assertThat(ROOT + key).startsWith(archive.listings().get(0).prefix());
        return archive.listings().get(0).choose().apply(ROOT + key);
    }

    @Test
    void wordsOfEveryStoryAndWhatIsReadBesideThem() {
        assertThat(archive.files())
                .filteredOn(file -> file.name().endsWith("align.csv"))
                .allMatch(file -> file.bytes().isPresent() && file.checksums().size() == 1)
                .flatExtracting(Archive.File::stories)
                .containsExactlyInAnyOrderElementsOf(Stories.ids());
        assertThat(archive.files())
                .filteredOn(file -> file.stories().isEmpty())
                .extracting(Archive.File::name)
                .hasSize(4)
                .contains("code/event_meta.json", "code/scan_exclude.json")
                .contains("derivatives/afni-nosmooth/tpl-fsaverage6/tpl-fsaverage6_hemi-R_desc-MMP_dseg.label.gii");
        assertThat(archive.usualStories()).containsExactly("black", "bronx", "forgot", "piemanpni");
    }

    @Test
    void hashesAreThoseOfTheFiles() throws IOException, NoSuchAlgorithmException {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(data != null, "BRAINRANK_DATA is not set: hashes are compared only where the files are");
        for (Archive.File file : archive.files()) {
            Path there = Path.of(data, "narratives", file.name());
            if (file.name().endsWith("align.csv") && Files.exists(there)) {
                byte[] bytes = Files.readAllBytes(there);
                assertThat(bytes).as(file.name()).hasSize((int) file.bytes().orElseThrow());
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                        .as(file.name())
                        .isEqualTo(file.checksums().get(0).value());
            }
        }
    }

    @Test
    void surfacesOfStoriesThatCanBeOpened() {
        Archive.File two = chosen(
                        "sub-139/func/sub-139_task-slumlordreach_run-1_space-fsaverage6_hemi-L_desc-clean.func.gii")
                .orElseThrow();
        assertThat(two.subjects()).containsExactly("sub-139");
        assertThat(two.stories()).containsExactly("slumlord", "reach");
        assertThat(two.name()).startsWith("derivatives/afni-nosmooth/sub-139/func/");
        for (String other : List.of(
                "sub-001/func/sub-001_task-tunnel_space-fsaverage6_hemi-L_desc-clean.func.gii",
                "sub-038/func/sub-038_task-milkyway_space-fsaverage6_hemi-L_desc-clean.func.gii",
                "sub-001/func/sub-001_task-pieman_run-1_space-MNI152NLin2009cAsym_res-native_desc-clean_bold.nii.gz",
                "sub-001/func/sub-002_task-black_space-fsaverage6_hemi-L_desc-clean.func.gii",
                "sub-001/anat/sub-001_task-black_space-fsaverage6_hemi-L_desc-clean.func.gii")) {
            assertThat(chosen(other)).as(other).isEmpty();
        }
    }
}
