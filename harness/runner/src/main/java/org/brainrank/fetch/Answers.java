package org.brainrank.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.UserException;

/**
 * Short questions to servers.
 *
 * @param web how to reach them
 * @param notices hears why something is asked again
 */
record Answers(Web web, Consumer<String> notices) {
    private static final int MAX_ANSWER_BYTES = 32 << 20;
    /** Of the first byte, or of none, because there is none. */
    private static final Pattern WHOLE = Pattern.compile("bytes (?:0-0|\\*)/(\\d{1,18})");

    /** Reads what a server says. */
    interface Reading<T> {
        T of(String text) throws IOException;
    }

    /**
     * Asks for a text, again if the server is busy or the answer makes no sense.
     *
     * @param address of at most 32 MiB of UTF-8
     * @throws UserException if there is no answer
     */
    <T> T text(URI address, Reading<T> reading) {
        return ask(address, () -> {
            HttpURLConnection connection = web.open("GET", address, 0, Optional.empty());
            require(address, connection);
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readNBytes(MAX_ANSWER_BYTES + 1);
                if (bytes.length > MAX_ANSWER_BYTES) {
                    throw new UserException(address + " answers with more than " + MAX_ANSWER_BYTES
                            + " bytes; that is no list of files");
                }
                return reading.of(new String(bytes, StandardCharsets.UTF_8));
            }
        });
    }

    /**
     * Asks how long a file is.
     *
     * @return its size in bytes
     * @throws UserException if the server does not say
     */
    long size(URI address) {
        return ask(address, () -> {
                    OptionalLong size = told(address, "HEAD");
                    // some servers know no HEAD, or sign addresses for GET alone: one byte says how many there are
                    return size.isPresent() ? size : told(address, "GET");
                })
                .orElseThrow(
                        () -> new UserException(
                                address
                                        + " does not say how long it is, so that nobody could tell whether it came whole; it is not fetched"));
    }

    private OptionalLong told(URI address, String method) throws IOException {
        boolean head = method.equals("HEAD");
        HttpURLConnection connection = head ? web.open(method, address, 0, Optional.empty()) : web.probe(address);
        try {
            int status = connection.getResponseCode();
            if (head && (status == 403 || status == 405 || status == 501)) {
                return OptionalLong.empty();
            }
            String range = connection.getHeaderField("Content-Range");
            Matcher whole = WHOLE.matcher(range == null ? "" : range);
            if ((status == HttpURLConnection.HTTP_PARTIAL || status == 416) && whole.matches()) {
                return OptionalLong.of(Long.parseLong(whole.group(1)));
            }
            require(address, connection);
            long length = status == HttpURLConnection.HTTP_OK ? connection.getContentLengthLong() : -1;
            return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
        } finally {
            connection.disconnect();
        }
    }

    private static void require(URI address, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
            throw Refusal.of(address, connection, status);
        }
    }

    private <T> T ask(URI address, Attempts.Attempt<T> attempt) {
        try {
            return new Attempts(web.patience(), notices).at(address.toString(), () -> 0, attempt);
        } catch (Attempts.Exhausted e) {
            throw new UserException(
                    address + " could not be asked in " + e.getMessage()
                            + ". Is there a way to " + address.getHost()
                            + " from here? HTTPS_PROXY names a proxy; HF_ENDPOINT a mirror of the hub, BRAINRANK_MIRROR one of datasets",
                    e);
        }
    }
}
