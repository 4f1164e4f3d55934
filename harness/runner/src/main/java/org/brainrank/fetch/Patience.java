package org.brainrank.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long to wait before trying again, and how often.
 *
 * @param attempts in a row without a single new byte, before giving up
 * @param first wait; each next one is twice as long
 * @param longest wait, however long a server asks for
 */
public record Patience(int attempts, Duration first, Duration longest) {
    /** Six attempts, one second at first, two minutes at most. */
    public static final Patience USUAL = new Patience(6, Duration.ofSeconds(1), Duration.ofMinutes(2));

    /**
     * The next wait.
     *
     * @param failures in a row so far, at least 1
     * @param asked the server's {@code Retry-After}: seconds, or a date
     */
    Duration wait(int failures, Optional<String> asked) {
        Duration own = first.multipliedBy(1L << Math.min(20, failures - 1));
        Duration wanted = asked.flatMap(Patience::parse)
                .filter(wait -> wait.compareTo(own) > 0)
                .orElse(own);
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    private static Optional<Duration> parse(String text) {
        try {
            return Optional.of(
                    text.strip().matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text.strip()))
                            : Duration.between(
                                    Instant.now(),
                                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Waits. */
    static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", e);
        }
    }
}
