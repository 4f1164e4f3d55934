package org.brainrank.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.brainrank.spi.dataset.Checksum.Kind;

/** A hub on this machine, which behaves as badly as it is told to. */
final class FakeHub implements AutoCloseable {
    /** What a server does to a request instead of answering it. */
    interface Trouble {
        void answer(HttpExchange exchange, byte[] content, int from) throws IOException;
    }

    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, Deque<Trouble>> troubles = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private String listing = "";

    FakeHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The same server under another name: another host to a client. */
    URI otherAddress() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Offers a model; the listing is what a real hub would say of these files. */
    FakeHub model(String repository, Map<String, byte[]> content) throws IOException {
        List<String> siblings = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : content.entrySet()) {
            files.put("/" + repository + "/resolve/" + COMMIT + "/" + file.getKey(), file.getValue());
            Path copy = Files.createTempFile("hub", ".bin");
            Files.write(copy, file.getValue());
            String sum = file.getKey().endsWith(".safetensors")
                    ? "\"lfs\": {\"sha256\": \""
                            + Digests.of(copy, Kind.SHA_256).value() + "\"}"
                    : "\"blobId\": \"" + Digests.of(copy, Kind.GIT_BLOB).value() + "\"";
            Files.delete(copy);
            siblings.add("{\"rfilename\": \"" + file.getKey() + "\", \"size\": " + file.getValue().length + ", " + sum
                    + "}");
        }
        listing = "{\"sha\": \"" + COMMIT + "\", \"cardData\": {\"license\": \"mit\"}, \"siblings\": ["
                + String.join(",", siblings) + "]}";
        return this;
    }

    /** The hub's word for its files, whatever they are. */
    FakeHub saying(String json) {
        listing = json;
        return this;
    }

    String listing() {
        return listing;
    }

    /** What is done to the next requests for a file, one each; afterwards the server behaves. */
    FakeHub trouble(String file, Trouble... each) {
        troubles.computeIfAbsent(file, name -> new ArrayDeque<>()).addAll(Arrays.asList(each));
        return this;
    }

    /** Requests so far: path, range and whether a token came with it. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            String host = exchange.getRequestHeaders().getFirst("Host");
            synchronized (this) {
                requests.add(host.replaceAll(":.*", "") + " " + path + (range == null ? "" : " " + range)
                        + (token == null ? "" : " " + token));
            }
            boolean api = path.startsWith("/api/models/");
            byte[] content = api ? listing.getBytes(java.nio.charset.StandardCharsets.UTF_8) : files.get(path);
            Deque<Trouble> next = troubles.get(api ? "api" : path.substring(path.lastIndexOf('/') + 1));
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            Trouble trouble = next == null ? null : next.poll();
            if (trouble == null) {
                plain(exchange, content, from);
            } else {
                trouble.answer(exchange, content, from);
            }
        }
    }

    private static void plain(HttpExchange exchange, byte[] content, int from) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    static Trouble status(int code, String retryAfter) {
        return (exchange, content, from) -> {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(code, -1);
        };
    }

    /** Promises all and sends half. */
    static Trouble truncated() {
        return (exchange, content, from) -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            if (from > 0) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-x/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, (content.length - from) / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** Sends some and then nothing, without hanging up. */
    Trouble stalled() {
        return (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, content.length / 3);
            exchange.getResponseBody().flush();
            try {
                closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Says a length that is half of what there is, and hangs up. */
    static Trouble shorter() {
        return (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, content.length / 2);
            exchange.getResponseBody().write(content, 0, content.length / 2);
        };
    }

    static Trouble longer() {
        return (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(new byte[100]);
        };
    }

    static Trouble garbled() {
        return (exchange, content, from) -> {
            byte[] other = content.clone();
            other[other.length / 2] ^= 1;
            plain(exchange, other, from);
        };
    }

    /** Has never heard of ranges. */
    static Trouble allAgain() {
        return (exchange, content, from) -> plain(exchange, content, 0);
    }

    /** Sends another part than was asked for. */
    static Trouble otherPart() {
        return (exchange, content, from) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + content.length);
            exchange.sendResponseHeaders(206, 10);
            exchange.getResponseBody().write(content, 0, 10);
        };
    }

    static Trouble redirect(URI to) {
        return (exchange, content, from) -> {
            exchange.getResponseHeaders().set("Location", to.toString());
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
