package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.brainrank.execution.Progress;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFetchTest {
    private static final HubName NAME = HubName.parse("someone/small");
    private static final Patience QUICK = new Patience(4, Duration.ofMillis(1), Duration.ofMillis(20));
    private static final byte[] WEIGHTS = new byte[300_000];
    private static final byte[] CONFIG = "{\"model_type\": \"gpt2\"}".getBytes(StandardCharsets.UTF_8);

    static {
        new Random(1).nextBytes(WEIGHTS);
    }

    @TempDir
    private Path models;

    private FakeHub hub;
    private final ConcurrentLinkedQueue<String> notices = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Progress progress = new Progress() {
        @Override
        public void start(String phase, long total) {}

        @Override
        public void advance(long by) {
            bytes.addAndGet(by);
        }

        @Override
        public void done() {}
    };

    @BeforeEach
    void start() throws IOException {
        hub = new FakeHub().model("someone/small", Map.of("config.json", CONFIG, "model.safetensors", WEIGHTS));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private static Web web(Map<String, String> environment, Optional<String> token) {
        return new Web(environment, token, Duration.ofMillis(500), QUICK);
    }

    private Path fetch() {
        return fetch(web(Map.of(), Optional.empty()));
    }

    private Path fetch(Web web) {
        FolderFetch fetch = new FolderFetch(web, 4, progress, notices::add);
        fetch.fetch(fetch.order(listing(web), NAME.folder(models)));
        return NAME.folder(models);
    }

    private Parcel listing(Web web) {
        return HubListing.ask(hub.address(), NAME, web, notices::add);
    }

    private void isWhole(Path folder) throws IOException {
        assertThat(folder).isEqualTo(models.resolve("someone/small"));
        assertThat(folder.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(folder.resolve("config.json")).hasBinaryContent(CONFIG);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", "model.safetensors", "fetched.json");
        }
        assertThat(models.resolve("someone/small.fetching")).doesNotExist();
    }

    private void nothingIsThere() {
        assertThat(models.resolve("someone/small")).doesNotExist();
    }

    @Test
    void bringsAWholeFolderWithItsOrigin() throws IOException {
        isWhole(fetch());

        assertThat(models.resolve("someone/small/fetched.json"))
                .content()
                .contains(FakeHub.COMMIT, "\"licence\" : \"mit\"", "\"bytes\" : 300000", "\"checked\" : \"git's id\"");
        assertThat(bytes.get()).isEqualTo(WEIGHTS.length + CONFIG.length);
        assertThat(notices).isEmpty();
        FolderFetch again = new FolderFetch(web(Map.of(), Optional.empty()), 4, progress, notices::add);
        assertThat(again.present(listing(web(Map.of(), Optional.empty())), NAME.folder(models)))
                .isTrue();
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        hub.trouble("model.safetensors", FakeHub.truncated(), FakeHub.truncated());

        isWhole(fetch());

        assertThat(notices).hasSize(2);
        assertThat(hub.requests().stream().filter(line -> line.contains("bytes=")))
                .anyMatch(line -> line.endsWith("bytes=150000-"))
                .anyMatch(line -> line.endsWith("bytes=225000-"));
        assertThat(bytes.get()).isEqualTo(WEIGHTS.length + CONFIG.length);
    }

    @Test
    void theNextProcessGoesOnToo() throws IOException {
        FakeHub.Trouble[] busy = new FakeHub.Trouble[3];
        java.util.Arrays.fill(busy, FakeHub.status(503, ""));
        hub.trouble("model.safetensors", FakeHub.truncated());
        hub.trouble(
                "model.safetensors", busy); // with the one above four failures, which is all that there is patience for

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("503", "150000 of 300000", "goes on from there");
        nothingIsThere();
        int before = hub.requests().size();

        isWhole(fetch());
        // The other file may come before or behind it.
        assertThat(hub.requests().stream().skip(before).filter(line -> line.contains("model.safetensors")))
                .singleElement()
                .asString()
                .endsWith("bytes=150000-");
    }

    @Test
    void waitsWhenAskedTo() throws IOException {
        hub.trouble("api", FakeHub.status(429, "1"), FakeHub.status(503, ""));
        hub.trouble(
                "model.safetensors",
                FakeHub.status(429, "0"),
                FakeHub.status(503, "nonsense"),
                FakeHub.status(500, ""));

        isWhole(fetch());
    }

    @Test
    void hangsUpOnAServerThatStalls() throws IOException {
        hub.trouble("model.safetensors", hub.stalled());

        isWhole(fetch());

        assertThat(notices).singleElement().asString().contains("timed out");
    }

    @Test
    void doesNotBelieveLengths() throws IOException {
        hub.trouble("model.safetensors", FakeHub.shorter());
        isWhole(fetch());
        assertThat(notices).singleElement().asString().contains("stopped early");
    }

    @Test
    void refusesMoreThanThereShouldBe() {
        hub.trouble("model.safetensors", FakeHub.longer());

        assertThatThrownBy(this::fetch)
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("model.safetensors", "longer than the 300000 bytes");
        nothingIsThere();
        assertThat(models.resolve("someone/small.fetching/model.safetensors.part"))
                .doesNotExist();
    }

    @Test
    void takesAllAgainWhereRangesAreUnknown() throws IOException {
        hub.trouble("model.safetensors", FakeHub.truncated(), FakeHub.allAgain());
        isWhole(fetch());
        assertThat(bytes.get()).isEqualTo(WEIGHTS.length + CONFIG.length);
    }

    @Test
    void throwsAwayAPartThatWasNotAskedFor() throws IOException {
        hub.trouble("model.safetensors", FakeHub.truncated(), FakeHub.otherPart());
        isWhole(fetch());
    }

    @Test
    void garbledBytesAreFetchedOnceMoreAndThenRefused() throws IOException {
        hub.trouble("model.safetensors", FakeHub.garbled());
        isWhole(fetch());
        assertThat(notices).singleElement().asString().contains("another checksum");
    }

    @Test
    void bytesThatStayGarbledAreRefused() {
        hub.trouble("config.json", FakeHub.garbled(), FakeHub.garbled());
        assertThatThrownBy(this::fetch)
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("config.json", "checksum", "nothing was kept");
        nothingIsThere();
    }

    @Test
    void theTokenStaysWithTheHostThatWasAsked() throws IOException {
        URI elsewhere = hub.otherAddress().resolve("/someone/small/resolve/" + FakeHub.COMMIT + "/model.safetensors");
        hub.trouble("model.safetensors", FakeHub.redirect(elsewhere));

        isWhole(fetch(web(Map.of(), Optional.of("secret"))));

        assertThat(hub.requests()).anyMatch(line -> line.startsWith("127.0.0.1") && line.endsWith("Bearer secret"));
        assertThat(hub.requests())
                .filteredOn(line -> line.startsWith("localhost"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void goesThroughTheProxyThatTheEnvironmentNames() throws IOException {
        String proxy = hub.address().toString();
        Web web = web(Map.of("http_proxy", proxy, "no_proxy", "example.org"), Optional.empty());

        Parcel listing = HubListing.ask(URI.create("http://hub.invalid"), NAME, web, notices::add);

        assertThat(listing.version()).isEqualTo(FakeHub.COMMIT);
        assertThat(hub.requests()).singleElement().asString().startsWith("hub.invalid /api/models/someone/small");
    }

    @Test
    void namesWhatIsGatedOrMissing() {
        hub.trouble("api", FakeHub.status(401, ""), FakeHub.status(404, ""));
        assertThatThrownBy(this::fetch).isInstanceOf(UserException.class).hasMessageContaining("HF_TOKEN");
        assertThatThrownBy(this::fetch).isInstanceOf(UserException.class).hasMessageContaining("is the name right");
    }

    @Test
    void refusesModelsWithoutSafetensors() {
        hub.saying("{\"sha\": \"" + FakeHub.COMMIT + "\", \"siblings\": [{\"rfilename\": \"config.json\", \"size\": 2},"
                + " {\"rfilename\": \"pytorch_model.bin\", \"size\": 9}]}");
        assertThatThrownBy(this::fetch)
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("no model*.safetensors", "pytorch_model.bin", "refs/pr/N");
    }

    @Test
    void namesInTheListingCannotLeaveTheFolder() {
        hub.saying(hub.listing()
                .replace(
                        "\"siblings\": [",
                        "\"siblings\": [{\"rfilename\": \"../../evil.json\", \"size\": 1},"
                                + "{\"rfilename\": \"/etc/config.json\", \"size\": 1},"));
        List<String> names = listing(web(Map.of(), Optional.empty())).files().stream()
                .map(RemoteFile::name)
                .toList();
        assertThat(names).containsExactlyInAnyOrder("config.json", "model.safetensors");
    }

    @Test
    void partsOfAnotherCommitAreOfNoUse() throws IOException {
        Path gathering = Files.createDirectories(models.resolve("someone/small.fetching"));
        Files.writeString(gathering.resolve("version"), "f".repeat(40));
        Files.createDirectories(gathering.resolve("files"));
        Files.write(gathering.resolve("files/model.safetensors.part"), new byte[1000]);
        isWhole(fetch());
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path folder = Files.createDirectories(models.resolve("someone/small"));
        Files.writeString(folder.resolve("config.json"), "mine");
        FolderFetch fetch = new FolderFetch(web(Map.of(), Optional.empty()), 4, progress, notices::add);
        Parcel listing = listing(web(Map.of(), Optional.empty()));
        assertThatThrownBy(() -> fetch.present(listing, folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did not bring");
        assertThat(folder.resolve("config.json")).hasContent("mine");
    }

    @Test
    void bringsADatasetsFoldersWithinItsFolder() throws Exception {
        byte[] text = "words".getBytes(StandardCharsets.UTF_8);
        hub.model("data/set", Map.of("stimuli/one.txt", text, "listeners/10mm/s18.txt", CONFIG));
        Archive archive = new Archive(
                "v1",
                "CC BY 4.0",
                hub.address().resolve("/data/set/resolve/" + FakeHub.COMMIT + "/"),
                List.of(item("stimuli/one.txt", text), item("listeners/10mm/s18.txt", CONFIG)));
        FolderFetch fetch = new FolderFetch(web(Map.of(), Optional.empty()), 4, progress, notices::add);
        Path folder = models.resolve("tiny");
        hub.trouble("one.txt", FakeHub.truncated());

        Parcel parcel = Parcel.of("tiny", archive, address -> address);
        fetch.fetch(fetch.order(parcel, folder));

        assertThat(folder.resolve("stimuli/one.txt")).hasBinaryContent(text);
        assertThat(folder.resolve("listeners/10mm/s18.txt")).hasBinaryContent(CONFIG);
        assertThat(fetch.present(parcel, folder)).isTrue();
        assertThatThrownBy(() -> item("../one.txt", text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Archive.File item(String name, byte[] content) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(content);
        return new Archive.File(name, content.length, java.util.HexFormat.of().formatHex(hash));
    }

    @Test
    void namesAreWhatTheHubAllows() {
        assertThat(HubName.parse("gpt2").folder(models)).isEqualTo(models.resolve("gpt2"));
        assertThat(HubName.parse("a/b@refs/pr/1").revision()).isEqualTo("refs/pr/1");
        for (String bad : List.of("", "../x", "a/../b", "a/b/c", "a b", "a/b@", "a@..")) {
            assertThatThrownBy(() -> HubName.parse(bad)).isInstanceOf(UserException.class);
        }
    }
}
