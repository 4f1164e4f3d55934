package org.brainrank.dataset.alice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.Test;

class PublishedFilesTest {
    @Test
    void namesEveryFileThatIsRead() {
        assertThat(PublishedFiles.archive().files().stream().map(Archive.File::name))
                .hasSize(146)
                .contains(
                        "alice_data_shared/10mm/s18-timecourses.txt",
                        "alice_data_shared/6mm/s53-timecourses.txt",
                        "alice_stim_shared/DownTheRabbitHoleFinal_exp120_pad_1.TextGrid",
                        "alice_data_shared/LICENSE.txt");
    }

    @Test
    void tellsListenersApart() {
        assertThat(PublishedFiles.archive().files().stream()
                        .filter(file -> file.subjects().equals(List.of("s18")))
                        .map(Archive.File::name))
                .contains("alice_data_shared/10mm/s18-timecourses.txt", "alice_data_shared/6mm/s18-timecourses.txt");
        assertThat(PublishedFiles.archive().files().stream()
                        .filter(file -> file.subjects().isEmpty())
                        .map(Archive.File::name))
                .hasSize(6)
                .allMatch(name -> name.startsWith("alice_stim_shared/") || name.startsWith("alice_data_shared/"))
                .noneMatch(name -> name.contains("timecourses"));
        assertThat(PublishedFiles.archive().files().stream().flatMap(file -> file.subjects().stream()))
                .as("28 listeners")
                .satisfies(subjects -> assertThat(Set.copyOf(subjects)).hasSize(28));
    }

    @Test
    void hashesAreThoseOfTheFiles() throws IOException, NoSuchAlgorithmException {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(
                data != null,
                "BRAINRANK_DATA is not set: the files' hashes are compared only where they are installed");
        Path folder = Path.of(data).resolve("alice");
        assumeTrue(Files.isDirectory(folder), () -> "no folder " + folder);
        for (Archive.File file : PublishedFiles.archive().files()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
            assertThat(bytes).as(file.name()).hasSize((int) file.bytes().orElseThrow());
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .as(file.name())
                    .isEqualTo(file.checksums().get(0).value());
        }
    }
}
