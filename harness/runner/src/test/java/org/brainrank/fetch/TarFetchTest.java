package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.testkit.FileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset that is published as a tar, of which two files are wanted. */
class TarFetchTest {
    private static final Web WEB = new Web(
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(10),
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(5)));
    private static final byte[] TABLE = bytes(150_000);
    private static final byte[] NOTES = bytes(700);
    private static final Archive ARCHIVE = new Archive(
            "1",
            "CC0",
            URI.create("https://example.org/tarred/"),
            List.of(Archive.File.named("data.tar").holding("table.csv", "more/notes.txt")));

    @TempDir
    private Path temporary;

    private Path tar;
    private Path folder;
    private FileServer server;

    /** Death comes as it comes to a process: nothing that would tidy up is a catch of it. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void start() throws IOException {
        tar = temporary.resolve("site/example.org/tarred/data.tar");
        Files.createDirectories(tar.getParent());
        server = new FileServer(temporary.resolve("site"));
        folder = temporary.resolve("data/tarred");
        write(() -> List.of(
                member("data/", new byte[0]),
                member("data/._table.csv", bytes(10)),
                member("data/table.csv", TABLE),
                member("data/more/notes.txt", NOTES),
                member("data/other.bin", bytes(5_000))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Member(TarArchiveEntry entry, byte[] content) {}

    private interface Members {
        List<Member> list() throws IOException;
    }

    private static Member member(String name, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        return new Member(entry, content);
    }

    private static Member link(String name, byte kind) {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("/etc/passwd");
        return new Member(entry, new byte[0]);
    }

    private void write(Members members) throws IOException {
        try (OutputStream out = Files.newOutputStream(tar);
                TarArchiveOutputStream writer = new TarArchiveOutputStream(out)) {
            for (Member member : members.list()) {
                writer.putArchiveEntry(member.entry());
                writer.write(member.content());
                writer.closeArchiveEntry();
            }
        }
    }

    /** Bytes that came. */
    private long fetch(Path into, Consumer<Step> steps) {
        AtomicLong came = new AtomicLong();
        FolderFetch fetch = new FolderFetch(WEB, 1, FetchProcess.silent(came::addAndGet), line -> {}, steps);
        fetch.fetch(fetch.order(parcel(), into));
        return came.get();
    }

    private Parcel parcel() {
        return Parcel.of(
                "tarred",
                ARCHIVE,
                Mirror.of(Map.of("BRAINRANK_MIRROR", server.address().toString())));
    }

    private void isWhole(Path into) throws IOException {
        try (Stream<Path> files = Files.walk(into)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> into.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder("table.csv", "more/notes.txt", Origin.FILE);
        }
        assertThat(into.resolve("table.csv")).hasBinaryContent(TABLE);
        assertThat(into.resolve("more/notes.txt")).hasBinaryContent(NOTES);
        assertThat(into.resolveSibling(into.getFileName() + ".fetching")).doesNotExist();
        assertThat(Origin.of(into).orElseThrow().byName()).containsOnlyKeys("table.csv", "more/notes.txt");
    }

    @Test
    void bringsWhatIsWantedAndKeepsNoTar() throws IOException {
        FolderFetch fetch = new FolderFetch(WEB, 1, FetchProcess.silent(bytes -> {}), line -> {});
        Order order = fetch.order(parcel(), folder);
        assertThat(order.toCome()).isEqualTo(Files.size(tar));
        assertThat(order.unchecked()).isOne();
        assertThat(new Order(order.parcel(), folder, order.missing(), 0, Files.size(tar) + (64L << 20)).lack())
                .as("the tar and what comes out of it are there together")
                .hasValueSatisfying(lack -> assertThat(lack).contains("more to unpack it"));

        fetch.fetch(order);

        isWhole(folder);
        int asked = server.requests().size();
        assertThat(fetch.present(parcel(), folder)).isTrue();
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void diesAtEveryStepAndTheNextGoesOnByteByByte() throws IOException {
        boolean died = true;
        int step = 0;
        while (died) {
            step++;
            Path into = temporary.resolve("dies" + step).resolve("tarred");
            AtomicInteger left = new AtomicInteger(step);
            AtomicLong before = new AtomicLong();
            FolderFetch first = new FolderFetch(WEB, 1, FetchProcess.silent(before::addAndGet), line -> {}, seen -> {
                if (left.decrementAndGet() == 0) {
                    throw new Death();
                }
            });
            try {
                first.fetch(first.order(parcel(), into));
            } catch (Death e) {
                assertThat(left).hasValue(0);
            }
            died = left.get() <= 0;

            long after = fetch(into, Step.UNWATCHED);

            isWhole(into);
            assertThat(before.get() + after).as("bytes, dead at step %d", step).isEqualTo(Files.size(tar));
        }
        assertThat(step).isGreaterThan(8);
    }

    @Test
    void whatIsLostComesAgainAndMustBeAsItWas() throws IOException {
        fetch(folder, Step.UNWATCHED);
        Files.delete(folder.resolve("table.csv"));
        fetch(folder, Step.UNWATCHED);
        isWhole(folder);

        Files.delete(folder.resolve("table.csv"));
        write(() -> List.of(member("table.csv", bytes(150_001)), member("more/notes.txt", bytes(5))));
        refused("table.csv is not the one that came before");
        assertThat(folder.resolve("table.csv")).doesNotExist();
        assertThat(folder.resolve("more/notes.txt")).hasBinaryContent(NOTES);

        Files.writeString(folder.resolve("table.csv"), "mine");
        refused("was changed since it was fetched");
    }

    @Test
    void refusesWhatIsNoPlainFileOrNotThereOnce() throws IOException {
        Member notes = member("more/notes.txt", NOTES);
        refused(List.of(notes, link("table.csv", TarConstants.LF_SYMLINK)), "table.csv is no plain file");
        refused(List.of(notes, link("x/table.csv", TarConstants.LF_LINK)), "x/table.csv is no plain file");
        refused(List.of(notes, link("table.csv", TarConstants.LF_CHR)), "table.csv is no plain file");
        refused(List.of(notes, link("table.csv", TarConstants.LF_GNUTYPE_SPARSE)), "table.csv");
        refused(List.of(notes, member("a/table.csv", TABLE), member("b/table.csv", TABLE)), "holds table.csv twice");
        refused(List.of(notes, member("mytable.csv", TABLE)), "holds no table.csv, only more/notes.txt, mytable.csv");

        write(() -> List.of(notes, member("table.csv", TABLE)));
        fetch(folder, Step.UNWATCHED);
        isWhole(folder);
    }

    /** A name that climbs out of the folder is no name that anything is written to. */
    @Test
    void whateverTheTarCallsThemTheyAreWrittenToTheirOwnNames() throws IOException {
        write(() -> List.of(member("../../table.csv", TABLE), member("/tmp/../more/notes.txt", NOTES)));
        fetch(folder, Step.UNWATCHED);
        isWhole(folder);
        try (Stream<Path> beside = Files.list(temporary)) {
            assertThat(beside.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("site", "data");
        }
    }

    @Test
    void refusesATarThatIsCutOffOrNone() throws IOException {
        byte[] whole = Files.readAllBytes(tar);
        for (int length : new int[] {0, 100, 512, 3_000, 100_000, 153_000}) {
            Files.write(tar, Arrays.copyOf(whole, length));
            refused("is not the tar that was expected");
        }
        Files.write(tar, bytes(20_000));
        refused("is not the tar that was expected");
        Files.writeString(tar, "<html>moved</html>".repeat(100), StandardCharsets.UTF_8);
        refused("is not the tar that was expected");
        assertThat(folder).doesNotExist();

        Files.write(tar, whole);
        fetch(folder, Step.UNWATCHED);
        isWhole(folder);
    }

    /** Ten gigabytes of nothing that cost no byte, and a length that its tar has not. */
    @Test
    void neverWritesMoreThanCame() throws IOException {
        byte[] whole = Files.readAllBytes(tar);
        byte[] lying = whole.clone();
        int header = 2 * 512 + 512; // behind a folder and a file of ten bytes
        byte[] size = "12000000000\0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, lying, header + 124, size.length);
        Arrays.fill(lying, header + 148, header + 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += lying[header + i] & 0xff;
        }
        byte[] checksum = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, lying, header + 148, checksum.length);
        Files.write(tar, lying);
        refused("cut off in data/table.csv");
        assertThat(Workshop.of(folder).files().resolve("table.csv")).doesNotExist();
    }

    @Test
    void anArchiveSaysPlainNamesAndATar() {
        Archive.File file = Archive.File.named("data.tar");
        assertThatThrownBy(() -> file.holding("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Archive.File.named("data.zip").holding("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".tar");
        assertThatThrownBy(() -> new Archive(
                        "1",
                        "CC0",
                        URI.create("https://example.org/"),
                        List.of(file.holding("x"), Archive.File.named("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    private void refused(List<Member> members, String message) throws IOException {
        write(() -> members);
        refused(message);
        assertThat(folder).doesNotExist();
        try (Stream<Path> kept = Files.walk(Workshop.of(folder).files())) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> fetch(folder, Step.UNWATCHED))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }
}
