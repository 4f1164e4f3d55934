package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.brainrank.testkit.FileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer(Tales.publish(folder.resolve("site")));
        Tales.install(folder.resolve("home/plugins"), System.getProperty("java.class.path"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(Map<String, String> more, String... arguments) {
        return run(Terminal.piped(out, err), more, arguments);
    }

    private int run(Terminal terminal, Map<String, String> more, String... arguments) {
        out.reset();
        err.reset();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("BRAINRANK_HOME", folder.resolve("home").toString());
        environment.put("BRAINRANK_MIRROR", server.address().toString());
        try (Session session = new Session(terminal, Home.of(environment, folder), folder.resolve("none"), Map::of)) {
            return Entrance.run(session, arguments);
        }
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path tales() {
        return folder.resolve("home/data/tales");
    }

    @Test
    void aDryRunSaysWhatWouldCome() {
        assertThat(run(Map.of(), "fetch", "tales", "--subjects", "s1", "--dry-run"))
                .isZero();

        assertThat(err())
                .contains(
                        "tales, version 2.1, licence CC0 (responses): 3 files, 2.0 MB, to '" + tales() + "'",
                        "       2000000  s1/one.bin",
                        "3 of the files have no checksum",
                        "MB are free there")
                .doesNotContain("s2/one.bin");
        assertThat(server.requests()).allMatch(line -> line.startsWith("HEAD "));
        assertThat(tales().getParent()).doesNotExist();
    }

    @Test
    void whereNobodyCanBeAskedYesMustBeSaid() {
        assertThat(run(Map.of(), "fetch", "tales")).isEqualTo(ExitCode.USER);

        assertThat(err()).contains("licence CC0 (responses)", "nobody is there to ask; give --yes");
        assertThat(server.requests()).noneMatch(line -> line.startsWith("GET "));
        assertThat(tales().getParent()).doesNotExist();
    }

    @Test
    void aPersonIsAsked() {
        PrintStream shown = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new PrintStream(out), shown, true, true, false, 100);
        InputStream typed = System.in;
        try {
            System.setIn(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run(terminal, Map.of(), "fetch", "tales")).isEqualTo(ExitCode.USER);
            assertThat(err()).contains("Fetch it under this licence? [y/N]", "nothing was fetched");
            assertThat(tales().getParent()).doesNotExist();

            System.setIn(new ByteArrayInputStream("Yes\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run(terminal, Map.of(), "fetch", "tales")).isZero();
        } finally {
            System.setIn(typed);
        }
        assertThat(tales().resolve("words.tsv")).hasBinaryContent(Tales.FILES.get("words.tsv"));
    }

    @Test
    void bringsPartsOneAfterAnother() {
        assertThat(run(Map.of(), "fetch", "tales", "--stories", "two", "--yes")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo(tales().toString());
        assertThat(tales().resolve("s1/two.bin")).hasBinaryContent(Tales.FILES.get("s1/two.bin"));
        assertThat(tales().resolve("s1/one.bin")).doesNotExist();

        assertThat(run(Map.of(), "fetch", "tales", "--yes", "--connections", "1"))
                .isZero();
        assertThat(err()).contains("2 files, 2.0 MB", "2 more are there already", "fetching tales: 2.0 MB in");
        for (Map.Entry<String, byte[]> file : Tales.FILES.entrySet()) {
            assertThat(tales().resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void offlineItSaysWhatIsThereAndBringsNothing() {
        Map<String, String> offline = Map.of("BRAINRANK_OFFLINE", "1");

        assertThat(run(offline, "fetch", "tales", "--yes")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("BRAINRANK_OFFLINE is set, so nothing is fetched");
        assertThat(server.requests()).isEmpty();
        run(Map.of(), "fetch", "tales", "--subjects", "s2", "--yes");
        assertThat(run(offline, "fetch", "tales", "--subjects", "s2")).isZero();

        assertThat(err()).contains("is there already");
    }

    @Test
    void mistakesAreTheUsersToMend() {
        assertThat(run(Map.of(), "fetch", "tales", "--subjects", "s11")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("tales has no subject 's11'. Did you mean 's1'?");
        assertThat(run(Map.of(), "fetch", "tales", "--connections", "0")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("--connections is 1 to 16; was 0");
        assertThat(run(Map.of(), "fetch", "talez", "--subjects", "s1")).isEqualTo(ExitCode.USER);
        assertThat(err()).contains("--subjects and --stories choose from a dataset", "Did you mean 'tales'?");
    }
}
