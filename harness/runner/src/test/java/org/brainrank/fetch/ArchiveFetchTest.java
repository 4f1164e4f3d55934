package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Checksum;
import org.brainrank.testkit.FileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFetchTest {
    private static final Web WEB = new Web(
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(10),
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(5)));

    @TempDir
    private Path temporary;

    private Path folder;
    private FileServer server;
    private final List<String> notices = new ArrayList<>();
    private final FolderFetch fetch = new FolderFetch(WEB, 3, FetchProcess.silent(bytes -> {}), notices::add);

    @BeforeEach
    void start() throws IOException {
        SmallArchive.publish(temporary.resolve("site"));
        server = new FileServer(temporary.resolve("site"));
        folder = temporary.resolve("data/small");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Order order(List<String> subjects, List<String> stories) {
        return fetch.order(SmallArchive.parcel(server.address(), subjects, stories), folder);
    }

    @Test
    void asksForSizesThatNobodyStatedAndSaysWhatIsToCome() {
        Order order = order(List.of(), List.of());

        assertThat(order.toCome()).isEqualTo(493_100);
        assertThat(order.gathered()).isZero();
        assertThat(order.unchecked()).isEqualTo(4);
        assertThat(server.requests())
                .containsExactlyInAnyOrder(
                        "HEAD /example.org/small/stimuli/two.txt",
                        "HEAD /example.org/small/a/one.bin",
                        "HEAD /example.org/small/a/two.bin",
                        "HEAD /example.org/small/b/one.bin");
        assertThat(notices).containsExactly("asking for the sizes of 4 files");
        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void bringsWhatWasChosenAndLaterTheRest() throws IOException {
        fetch.fetch(order(List.of("a"), List.of("one")));
        assertThat(SmallArchive.wholeFilesOf(folder))
                .containsExactly("a/one.bin", "participants.tsv", "stimuli/one.txt");

        Order more = order(List.of("a", "b"), List.of("one"));
        assertThat(more.missing()).extracting(RemoteFile::name).containsExactly("b/one.bin");
        fetch.fetch(more);
        fetch.fetch(order(List.of(), List.of()));

        assertThat(SmallArchive.wholeFilesOf(folder)).containsExactlyElementsOf(SmallArchive.CONTENT.keySet());
        assertThat(fetch.present(SmallArchive.parcel(server.address(), List.of()), folder))
                .isTrue();
        assertThat(server.requests().stream().filter(line -> line.startsWith("GET")))
                .as("every file once")
                .doesNotHaveDuplicates()
                .hasSize(SmallArchive.CONTENT.size());
    }

    @Test
    void recordsWhatEveryFileWasComparedWith() {
        fetch.fetch(order(List.of("a"), List.of()));

        Map<String, FetchedFile> files = Origin.of(folder).orElseThrow().byName();
        assertThat(files.get("participants.tsv").checked()).contains("SHA-256");
        assertThat(files.get("a/two.bin").checked()).contains("MD5");
        assertThat(files.get("a/one.bin").checked()).isEmpty();
        assertThat(files.get("a/one.bin").etag().orElseThrow()).startsWith("\"");
        assertThat(files.get("a/one.bin").sha256()).hasSize(64);
    }

    @Test
    void aFileThatWasBelievedOnceMustComeAgainAsItWas() throws IOException {
        fetch.fetch(order(List.of(), List.of()));
        Files.delete(folder.resolve("a/one.bin"));
        byte[] other = SmallArchive.CONTENT.get("a/one.bin").clone();
        other[1000] ^= 1;
        Path published = temporary.resolve("site/example.org/small/a/one.bin");
        Files.write(published, other);

        assertThat(order(List.of(), List.of()).unchecked()).isZero();
        assertThatThrownBy(() -> fetch.fetch(order(List.of(), List.of())))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a/one.bin", "twice with another checksum", "SHA-256");
        assertThat(folder.resolve("a/one.bin")).doesNotExist();

        Files.write(published, SmallArchive.CONTENT.get("a/one.bin"));
        fetch.fetch(order(List.of(), List.of()));
        assertThat(folder.resolve("a/one.bin")).hasBinaryContent(SmallArchive.CONTENT.get("a/one.bin"));
    }

    @Test
    void overwritesNothing() throws IOException {
        fetch.fetch(order(List.of("a"), List.of()));
        Files.writeString(folder.resolve("a/one.bin"), "mine");
        assertThatThrownBy(() -> order(List.of("a"), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("one.bin", "was changed since it was fetched");

        Files.delete(folder.resolve("a/one.bin"));
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/one.bin"), "mine");
        assertThatThrownBy(() -> order(List.of("b"), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("one.bin", "did not bring it");
        assertThat(folder.resolve("b/one.bin")).hasContent("mine");
    }

    @Test
    void namesThatAreNotThereAreRefusedWithTheNearest() {
        assertThatThrownBy(() -> order(List.of("c"), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("small has no subject 'c'", "Did you mean 'a'?");
        assertThatThrownBy(() -> order(List.of("a"), List.of("too")))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("small has no story 'too'", "Did you mean 'two'?");
        Archive apart = SmallArchive.archive()
                .with(List.of(
                        Archive.File.named("a.bin").ofSubjects("a").ofStories("one"),
                        Archive.File.named("b.bin").ofSubjects("b").ofStories("two")));
        assertThatThrownBy(() -> new Choice(List.of("a", "b"), List.of("two")).of("small", apart))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("nothing of subject 'a' for the stories two", "--stories: one");
        Archive plain = new Archive(
                "1", "CC0", URI.create("https://example.org/"), List.of(Archive.File.named("participants.tsv")));
        assertThatThrownBy(() -> new Choice(List.of("a"), List.of()).of("plain", plain))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("not told apart by subject", "leave the option out");
    }

    @Test
    void whereNobodyChoosesTheUsualPartComes() {
        Archive archive = SmallArchive.archive().usually(List.of("a"), List.of("two"));

        assertThat(new Choice(List.of(), List.of()).orUsual(archive).of("small", archive))
                .extracting(Archive.File::name)
                .containsExactlyInAnyOrder("participants.tsv", "stimuli/two.txt", "a/two.bin");
        assertThat(new Choice(List.of("b"), List.of("all")).orUsual(archive).of("small", archive))
                .extracting(Archive.File::name)
                .contains("b/one.bin", "b/two.bin")
                .doesNotContain("a/one.bin");
        assertThat(new Choice(List.of("all"), List.of("all")).orUsual(archive).of("small", archive))
                .hasSameSizeAs(archive.files());
    }

    @Test
    void oneMissingFileStopsTheOthersAndKeepsThem() throws IOException {
        Order order = order(List.of(), List.of());
        Files.delete(temporary.resolve("site/example.org/small/b/two.bin"));

        assertThatThrownBy(() -> fetch.fetch(order))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("b/two.bin", "404");
        assertThat(folder).doesNotExist();
        SmallArchive.publish(temporary.resolve("site"));
        fetch.fetch(order(List.of(), List.of()));

        assertThat(SmallArchive.wholeFilesOf(folder)).containsExactlyElementsOf(SmallArchive.CONTENT.keySet());
    }

    @Test
    void refusesWithoutRoomBeforeTheFirstByte() {
        Order order = order(List.of(), List.of());
        Order cramped = new Order(order.parcel(), folder, order.missing(), 0, 64L << 20);

        assertThat(order.lack()).isEmpty();
        assertThatThrownBy(() -> fetch.fetch(cramped))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("no room", "0.5 MB are still to come", "67.1 MB are free", "fewer subjects");
        assertThat(server.requests()).noneMatch(line -> line.startsWith("GET"));
        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void filesHaveAddressesOfTheirOwn() {
        Archive.File file =
                Archive.File.named("atlas.nii").at(URI.create("https://atlas.example.org/v1/x%20y.nii?z=1"));
        Archive archive = new Archive("1", "CC0", URI.create("https://example.org/small/"), List.of(file));

        assertThat(Parcel.of("s", archive, new Mirror(Optional.empty()))
                        .files()
                        .get(0)
                        .address())
                .hasToString("https://atlas.example.org/v1/x%20y.nii?z=1");
        Mirror mirror = Mirror.of(Map.of("BRAINRANK_MIRROR", "http://127.0.0.1:8/copy/"));
        assertThat(Parcel.of("s", archive, mirror).files().get(0).address())
                .hasToString("http://127.0.0.1:8/copy/atlas.example.org/v1/x%20y.nii?z=1");
        assertThatThrownBy(() -> Mirror.of(Map.of("BRAINRANK_MIRROR", "/disk/copy")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("BRAINRANK_MIRROR");
    }

    @Test
    void archivesRefuseWhatCouldLeaveTheFolderOrIsNoHash() {
        for (String name : List.of("../x", "/x", "a//b", "a/./b", "fetched.json", "x.part", "")) {
            assertThatThrownBy(() -> Archive.File.named(name)).isInstanceOf(IllegalArgumentException.class);
        }
        Archive.File file = Archive.File.named("x");
        assertThatThrownBy(() -> file.with(Checksum.Kind.MD5, "a".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.at(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Archive("1", "CC0", URI.create("https://example.org/"), List.of(file, file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }
}
