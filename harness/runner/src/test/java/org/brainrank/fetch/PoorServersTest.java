package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that knows no HEAD, names no state of a file, and of one file says no length. */
class PoorServersTest {
    private static final String TEXT = "once upon a time";
    private static final Web WEB = new Web(
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(10),
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(5)));

    @TempDir
    private Path temporary;

    private HttpServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final FolderFetch fetch = new FolderFetch(WEB, 2, FetchProcess.silent(bytes -> {}), line -> {});

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(exchange.getRequestMethod() + (range == null ? "" : " " + range));
            byte[] content = exchange.getRequestURI().getPath().endsWith("empty")
                    ? new byte[0]
                    : TEXT.getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (exchange.getRequestURI().getPath().endsWith("endless")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(content);
            } else if ("bytes=0-0".equals(range) && content.length == 0) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */0");
                exchange.sendResponseHeaders(416, -1);
            } else if ("bytes=0-0".equals(range)) {
                exchange.getResponseHeaders().set("Content-Range", "bytes 0-0/" + content.length);
                exchange.sendResponseHeaders(206, 1);
                exchange.getResponseBody().write(content, 0, 1);
            } else {
                exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    private Order order(String... names) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        List<Archive.File> files =
                List.of(names).stream().map(Archive.File::named).toList();
        Parcel parcel = Parcel.of("poor", new Archive("1", "CC0", base, files), address -> address);
        return fetch.order(parcel, temporary.resolve("poor"));
    }

    @Test
    void theFirstByteSaysHowManyThereAre() {
        fetch.fetch(order("tale", "empty"));

        assertThat(temporary.resolve("poor/tale")).hasContent(TEXT);
        assertThat(temporary.resolve("poor/empty")).isEmptyFile();
        assertThat(requests).contains("GET", "HEAD", "GET bytes=0-0");
    }

    @Test
    void whatHasNoLengthIsRefused() {
        assertThatThrownBy(() -> order("endless"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("does not say how long it is");
    }

    @Test
    void aPartThatNothingVouchesForIsNotContinued() throws IOException {
        Path part = temporary.resolve("poor.fetching/files/tale.part");
        Files.createDirectories(part.getParent());
        Files.writeString(temporary.resolve("poor.fetching/version"), "1");
        Files.writeString(part, "once upon");

        fetch.fetch(order("tale"));

        assertThat(temporary.resolve("poor/tale")).hasContent(TEXT);
        assertThat(requests).containsExactly("HEAD", "GET bytes=0-0", "GET");
    }
}
