package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.fetch.Origin;
import org.brainrank.testkit.FileServer;

/**
 * A small fake of a public dataset, served in its published layout to the distribution's own plugins: fetched through the program in
 * this process, broken off at every stage and gone on with, and run from the fetched folder. Write it below {@link #published},
 * then call {@link #fetchBrokenOffAtEveryStage} and {@link #run}. For integration tests: the distribution must be there.
 */
final class FetchedFake implements AutoCloseable {
    private static final int FIRST_BYTES = 40;

    private final Path folder;
    private final String dataset;
    private final FileServer server;
    private final Session session;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /**
     * Serves what is below {@link #published} from now on.
     *
     * @param folder an empty one of the test's own
     * @param dataset id of a plugin in the distribution
     */
    FetchedFake(Path folder, String dataset) throws IOException {
        this.folder = folder;
        this.dataset = dataset;
        this.server = new FileServer(Files.createDirectories(folder.resolve("site")));
        Map<String, String> environment = Map.of(
                "BRAINRANK_HOME",
                folder.resolve("home").toString(),
                "BRAINRANK_DATA",
                folder.resolve("data").toString(),
                "BRAINRANK_MIRROR",
                server.address().toString());
        EngineRuntime.describe(); // before the plugins, as PluginCatalog asks
        this.session = new Session(
                Terminal.piped(out, err), Home.of(environment, folder), copyOfPlugins(), EngineRuntime::describe);
    }

    private Path copyOfPlugins() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("plugins"));
        for (Path jar : Distribution.plugins()) {
            Files.copy(jar, copy.resolve(jar.getFileName()));
        }
        return copy;
    }

    /**
     * Puts sizes and hashes of the fake's files into the table of published files that a plugin's jar has ({@link
     * org.brainrank.spi.dataset.FileTable}); rows of files that the fake has not go. Call it before the first command.
     *
     * @param plugin the jar's name, without its version
     * @param table the resource
     * @param published from a file's name in the table to its address, as in {@link #published}
     */
    void pin(String plugin, String table, UnaryOperator<String> published) throws IOException {
        Path jar;
        try (Stream<Path> jars = Files.list(folder.resolve("plugins"))) {
            jar = jars.filter(file -> file.getFileName().toString().startsWith(plugin + "-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path entry = inside.getPath(table);
            List<String> lines = Files.readAllLines(entry);
            String kind = lines.get(0).replaceFirst(".*\t", "");
            StringBuilder pinned = new StringBuilder(lines.get(0)).append('\n');
            for (String line : lines.subList(1, lines.size())) {
                String name = line.split("\t", -1)[0];
                Path file = published(published.apply(name));
                if (Files.exists(file)) {
                    byte[] bytes = Files.readAllBytes(file);
                    pinned.append(name + "\t" + bytes.length + "\t" + hash(kind, bytes) + "\n");
                }
            }
            Files.writeString(entry, pinned);
        }
    }

    private static String hash(String kind, byte[] bytes) {
        try {
            MessageDigest digest =
                    MessageDigest.getInstance(Map.of("sha256", "SHA-256", "md5", "MD5", "git-blob", "SHA-1")
                            .get(kind));
            if (kind.equals("git-blob")) {
                digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Where a file stands that is published at {@code https://ADDRESS}.
     *
     * @param address host and path, of a file or a folder
     */
    Path published(String address) {
        return folder.resolve("site").resolve(address);
    }

    /** Where the program puts the dataset. */
    Path fetched() {
        return folder.resolve("data").resolve(dataset);
    }

    FileServer server() {
        return server;
    }

    /** Runs the program; the exit code, standard output and standard error. */
    Launched brainrank(String... arguments) {
        out.reset();
        err.reset();
        int code = Entrance.run(session, arguments);
        return new Launched(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@code fetch DATASET --yes}, one file after another. */
    Launched fetch(String... options) {
        List<String> arguments = new ArrayList<>(List.of("fetch", dataset, "--yes", "--connections", "1"));
        arguments.addAll(List.of(options));
        return brainrank(arguments.toArray(String[]::new));
    }

    /**
     * Runs a config of this repository with few draws, to {@link #runFolder}; must end well.
     *
     * @param config its file name
     * @param options that make the run small
     */
    Launched run(String config, String... options) throws IOException {
        Path file = Path.of("../../configs").resolve(config).toRealPath();
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                file.toString(),
                "--out=" + runFolder(),
                "--set=statistics.permutations=100",
                "--set=statistics.bootstrap=100"));
        arguments.addAll(List.of(options));
        Launched ended = brainrank(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    Path runFolder() {
        return folder.resolve("run");
    }

    /**
     * Fetches into an empty folder while the server goes away: before every question (pages of listings, sizes), in the middle of
     * the first, at a file's first byte, in its middle, between files; and while the record cannot be written. The folder is not
     * there until all is; nothing that came is asked for again; and then every file is as published.
     *
     * @param published from a file's name in the fetched folder to its address, as in {@link #published}
     * @return names of the files that came, with slashes
     */
    Set<String> fetchBrokenOffAtEveryStage(UnaryOperator<String> published, String... options) throws IOException {
        int questions = questions(options);
        for (int answers = 0; answers < questions; answers++) {
            broken(answers, -1, options);
        }
        if (questions > 0) {
            broken(0, FIRST_BYTES, options);
        }
        int asked = server.requests().size();
        broken(questions, 0, options);
        broken(questions, FIRST_BYTES, options);
        Path obstacle = Files.createDirectories(fetching().resolve("fetched.json"));
        boolean all = false;
        for (int more = 1; !all; more++) {
            all = broken(questions + more, -1, options).contains("cannot be written");
        }
        Files.delete(obstacle);

        Launched ended = fetch(options);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(fetching()).doesNotExist();
        Set<String> names = areAsPublished(published);
        assertThat(server.requests().stream().skip(asked).filter(FetchedFake::isFile))
                .as("every file once; the first had to begin again after no byte, and to go on in its middle")
                .hasSize(names.size() + 2)
                .anyMatch(line -> line.matches(".* bytes=[1-9]\\d*-"));
        return names;
    }

    /** Every file of the fetched folder is as published; their names. */
    Set<String> areAsPublished(UnaryOperator<String> published) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(fetched())) {
            all.filter(Files::isRegularFile)
                    .map(file -> fetched().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(Origin.FILE))
                    .forEach(names::add);
        }
        for (String name : names) {
            assertThat(fetched().resolve(name)).hasSameBinaryContentAs(published(published.apply(name)));
        }
        return names;
    }

    /** How much the server is asked before the first file. */
    private int questions(String... options) {
        int before = server.requests().size();
        Launched ended =
                fetch(Stream.concat(Stream.of(options), Stream.of("--dry-run")).toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return server.requests().size() - before;
    }

    private String broken(int answers, int bytes, String... options) {
        server.breakAfter(answers, bytes);
        Launched ended = fetch(options);
        server.mend();
        assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.USER);
        assertThat(fetched()).doesNotExist();
        return ended.err();
    }

    private Path fetching() {
        return fetched().resolveSibling(dataset + ".fetching");
    }

    private static boolean isFile(String request) {
        return request.startsWith("GET ") && !request.endsWith("/");
    }

    @Override
    public void close() {
        session.close();
        server.close();
    }
}
