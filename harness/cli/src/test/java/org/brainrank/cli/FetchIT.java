package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.brainrank.testkit.FileServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The assembled program fetches a dataset of a third party, is killed, and goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class FetchIT {
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void isKilledInTheMiddleOfAFileAndGoesOn() throws Exception {
        Path home = folder.resolve("my home");
        Tales.install(home.resolve("plugins"), ThirdPartyJar.classPath());
        Path tales = home.resolve("data/tales");
        try (FileServer server = new FileServer(Tales.publish(folder.resolve("site")))) {
            // The folder of those who run the tests is not to be fetched into.
            Map<String, String> environment = Map.of(
                    "BRAINRANK_MIRROR",
                    server.address().toString(),
                    "BRAINRANK_DATA",
                    home.resolve("data").toString());
            server.stallOnce("/data.invalid/tales/s1/one.bin");
            ProcessBuilder builder =
                    new ProcessBuilder(Launched.launcher().toString(), "fetch", "tales", "--yes", "--connections", "1");
            builder.environment().put("BRAINRANK_HOME", home.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("killed.txt").toFile())
                    .start();
            Path part = home.resolve("data/tales.fetching/files/s1/one.bin.part");
            try {
                awaitBytes(part, process);
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(tales).doesNotExist();

            Launched ended = Launched.in(folder, environment, Launched.launcher(), "fetch", "tales", "--yes");

            assertThat(ended.err()).contains("came before");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out().strip()).isEqualTo(tales.toString());
            for (Map.Entry<String, byte[]> file : Tales.FILES.entrySet()) {
                assertThat(tales.resolve(file.getKey())).hasBinaryContent(file.getValue());
            }
            assertThat(server.requests()).anyMatch(line -> line.contains("one.bin bytes="));
            assertThat(home.resolve("data/tales.fetching")).doesNotExist();
        }
    }

    private void awaitBytes(Path part, Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
            if (Files.exists(part) && Files.size(part) > 0) {
                return;
            }
            assertThat(process.isAlive())
                    .as(() -> "ended too early; see killed.txt in " + folder)
                    .isTrue();
            Thread.sleep(100);
        }
        throw new AssertionError("no byte came in " + PATIENCE_SECONDS + " s");
    }
}
