package org.brainrank.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a folder over HTTP on this machine, with ranges and ETags, so that a dataset's archive can be fetched in a test: lay a small
 * fake out as {@code FOLDER/HOST/PATH} and set {@code BRAINRANK_MIRROR} to {@link #address}. A folder that is asked for with {@code
 * ?list-type=2&prefix=PREFIX} answers as an S3 bucket, in pages of twenty keys.
 */
public final class FileServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    static {
        // else every answer waits 40 ms for the client to acknowledge its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new ArrayList<>();
    private final Set<String> stalling = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile int lastBytes;

    /**
     * Begins to serve.
     *
     * @param folder whose files are served
     * @throws IOException if no port is free
     */
    public FileServer(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Where it is.
     *
     * @return {@code http://127.0.0.1:PORT}
     */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * What was asked so far, without what {@link #breakAfter} refused.
     *
     * @return method, path and range, if there was one, joined by spaces
     */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /**
     * Sends half of what is asked for the next time, and then nothing, without hanging up: time for a client to be killed.
     *
     * @param path from the root, with a slash before it
     */
    public void stallOnce(String path) {
        stalling.add(path);
    }

    /**
     * Goes away in the middle of the work: answers some requests more, breaks the connection of the next one, and refuses (403) all
     * that follow, so that a client gives up without waiting.
     *
     * @param answers how many requests are still answered, at least 0
     * @param bytes of the body of the answer that breaks; below 0: it is refused like those that follow
     */
    public void breakAfter(int answers, int bytes) {
        lastBytes = bytes;
        left.set(answers);
    }

    /** Is there again, after {@link #breakAfter}. */
    public void mend() {
        left.set(Integer.MAX_VALUE);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int stillLeft = left.getAndUpdate(count -> count == Integer.MAX_VALUE ? count : count - 1);
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (stillLeft < 0 || (stillLeft == 0 && lastBytes < 0)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            synchronized (requests) {
                requests.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
            }
            Path file = folder.resolve("." + path).normalize();
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null && query.contains("list-type=2") && file.startsWith(folder) && Files.isDirectory(file)) {
                answer(exchange, BucketPage.of(file, query), "bytes=0-", false, stillLeft == 0);
                return;
            }
            if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            answer(
                    exchange,
                    Files.readAllBytes(file),
                    range == null ? "bytes=0-" : range,
                    range != null,
                    stillLeft == 0);
        }
    }

    private void answer(HttpExchange exchange, byte[] content, String range, boolean part, boolean breaks)
            throws IOException {
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches() || (part && Long.parseLong(bounds.group(1)) >= content.length)) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        int from = Integer.parseInt(bounds.group(1));
        int to = bounds.group(2).isEmpty()
                ? content.length
                : Math.min(content.length, Integer.parseInt(bounds.group(2)) + 1);
        exchange.getResponseHeaders().set("ETag", "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"");
        if (part) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
        }
        int status = part ? 206 : 200;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(to - from));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, to == from ? -1 : to - from);
        if (breaks) {
            exchange.getResponseBody().write(content, from, Math.min(lastBytes, to - from - 1));
            exchange.getResponseBody().flush();
            return; // closed too early: the connection ends
        }
        boolean stalls = stalling.remove(exchange.getRequestURI().getPath());
        exchange.getResponseBody().write(content, from, stalls ? (to - from) / 2 : to - from);
        if (stalls) {
            exchange.getResponseBody().flush();
            awaitClose();
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
