package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now;

    private ProgressBar bar(boolean terminal, int columns) {
        return new ProgressBar(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, columns, () -> now);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pipedItPrintsALineEveryTenSeconds() {
        ProgressBar bar = bar(false, 80);
        bar.start("features", 100);
        for (int i = 0; i < 25; i++) {
            now += SECOND;
            bar.advance(2);
        }
        bar.done();
        bar.done();

        assertThat(shown())
                .isEqualTo(
                        "features: 20/100  20 %  40 s left\nfeatures: 40/100  40 %  30 s left\nfeatures: 50 in 25 s\n");
    }

    @Test
    void onATerminalItRedrawsOneLine() {
        ProgressBar bar = bar(true, 80);
        bar.start("encoding", 7200);
        now += 2 * SECOND;
        bar.advance(1);
        bar.start("next", 0);
        now += SECOND;
        bar.advance(5);
        bar.done();

        assertThat(shown().split("\r"))
                .containsExactly(
                        "",
                        "encoding: 0/7200  0 %\u001b[K",
                        "encoding: 1/7200  0 %  3 h 59 min left\u001b[K",
                        "\u001b[Kencoding: 1 in 2 s\n",
                        "next: 0, 0 s\u001b[K",
                        "next: 5, 1 s\u001b[K",
                        "\u001b[Knext: 5 in 1 s\n");
    }

    @Test
    void itNeverWrapsALine() {
        ProgressBar bar = bar(true, 10);
        bar.start("a long name of a phase", 3);

        assertThat(shown()).isEqualTo("\ra long na\u001b[K");
    }

    @Test
    void ofBytesItShowsMegabytesAndTheirRate() {
        ProgressBar bar = bar(true, 80).inBytes();
        bar.start("fetching alice", 10_000_000);
        now += 2 * SECOND;
        bar.advance(2_500_000);
        now += SECOND;
        bar.advance(7_500_000);
        bar.done();

        assertThat(shown().split("\r"))
                .containsExactly(
                        "",
                        "fetching alice: 0.0/10.0 MB  0 %\u001b[K",
                        "fetching alice: 2.5/10.0 MB  25 %  1.3 MB/s  6 s left\u001b[K",
                        "fetching alice: 10.0/10.0 MB  100 %  3.3 MB/s\u001b[K",
                        "\u001b[Kfetching alice: 10.0 MB in 3 s\n");
    }
}
