package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketListingTest {
    private static final Web WEB = new Web(
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(10),
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(5)));

    private HttpServer server;
    private final List<String> questions = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                questions.add(exchange.getRequestURI().toString());
                byte[] answer = answers.get(Math.min(questions.size(), answers.size()) - 1)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** As S3 documents it. */
    private static String page(String contents, String next) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>data</Name>"
                + "<Prefix>set/</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>"
                + !next.isEmpty() + "</IsTruncated>"
                + (next.isEmpty() ? "" : "<NextContinuationToken>" + next + "</NextContinuationToken>")
                + contents + "</ListBucketResult>";
    }

    private static String item(String key, long bytes) {
        return "<Contents><Key>" + key + "</Key><LastModified>2021-01-01T00:00:00.000Z</LastModified>"
                + "<ETag>&quot;0123&quot;</ETag><Size>" + bytes
                + "</Size><StorageClass>STANDARD</StorageClass></Contents>";
    }

    private Archive filled() {
        URI bucket = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        Archive.Listing listing = new Archive.Listing(bucket, "set/sub +", key -> {
            String name = key.replace(" ", "_").replace("set/", "");
            return key.endsWith(".gii")
                    ? Optional.of(Archive.File.named(name).ofSubjects(name.substring(0, 4)))
                    : Optional.empty();
        });
        Archive archive = new Archive("1", "CC0", bucket, List.of(), List.of(listing));
        return BucketListing.filled(archive, WEB, line -> {}, address -> address);
    }

    @Test
    void listsPageByPage() {
        answers.add(page(item("set/sub1_x.gii", 5) + item("set/README", 7), "1/a+b=="));
        answers.add(page(item("set/sub2 +y&amp;.gii", 9).replace("&amp;", "z"), ""));

        List<Archive.File> files = filled().files();

        assertThat(questions)
                .containsExactly(
                        "/?list-type=2&prefix=set%2Fsub%20%2B",
                        "/?list-type=2&prefix=set%2Fsub%20%2B&continuation-token=1%2Fa%2Bb%3D%3D");
        assertThat(files).extracting(Archive.File::name).containsExactly("sub1_x.gii", "sub2_+yz.gii");
        assertThat(files.get(1).bytes()).hasValue(9);
        assertThat(files.get(1).subjects()).containsExactly("sub2");
        assertThat(files.get(1).address().orElseThrow().getRawPath()).isEqualTo("/set/sub2%20%2Byz.gii");
    }

    @Test
    void aBucketThatNeverEndsOrHasNothingIsRefused() {
        answers.add(page(item("set/sub1.gii", 5), "again"));
        assertThatThrownBy(this::filled).isInstanceOf(UserException.class).hasMessageContaining("no end of files");
        answers.set(0, page(item("set/README", 5), ""));
        assertThatThrownBy(this::filled).isInstanceOf(UserException.class).hasMessageContaining("were they moved?");
    }

    @Test
    void entitiesAreNotResolved() {
        answers.add("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ListBucketResult><Contents><Key>&e;.gii"
                + "</Key><Size>1</Size></Contents></ListBucketResult>");
        assertThatThrownBy(this::filled)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no listing of a bucket");
        answers.set(0, "<html><body>Sign in to the network</body></html>");
        assertThatThrownBy(this::filled).isInstanceOf(UserException.class).hasMessageContaining("<html>");
    }
}
