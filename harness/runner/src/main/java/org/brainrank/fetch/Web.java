package org.brainrank.fetch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The network, as the environment allows it.
 *
 * @param environment {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} are read, in either case
 * @param token sent to the host that was asked and to no other, so not to where it redirects
 * @param timeout to connect, and between two reads
 * @param patience how long to wait before trying again
 */
public record Web(Map<String, String> environment, Optional<String> token, Duration timeout, Patience patience) {
    private static final int MAX_REDIRECTS = 8;
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

    /** Copies the map. */
    public Web {
        environment = Map.copyOf(environment);
    }

    /** Opens an address from a byte on; redirects are followed. */
    HttpURLConnection open(String method, URI address, long from, Optional<String> validator) throws IOException {
        return open(method, address, from > 0 ? Optional.of("bytes=" + from + "-") : Optional.empty(), validator);
    }

    /** Opens an address for its first byte alone. */
    HttpURLConnection probe(URI address) throws IOException {
        return open("GET", address, Optional.of("bytes=0-0"), Optional.empty());
    }

    private HttpURLConnection open(String method, URI address, Optional<String> range, Optional<String> validator)
            throws IOException {
        URI at = address;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection(proxy(at));
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setRequestProperty("User-Agent", "brainrank");
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (token.isPresent() && sameHost(at, address)) {
                connection.setRequestProperty("Authorization", "Bearer " + token.get());
            }
            if (range.isPresent()) {
                connection.setRequestProperty("Range", range.get());
                validator.ifPresent(tag -> connection.setRequestProperty("If-Range", tag));
            }
            if (!REDIRECTS.contains(connection.getResponseCode())) {
                return connection;
            }
            String location = connection.getHeaderField("Location");
            connection.disconnect();
            if (location == null) {
                throw new IOException(at + " redirects to nowhere");
            }
            URI next = at.resolve(location);
            if (!List.of("http", "https").contains(next.getScheme())
                    || (at.getScheme().equals("https") && !next.getScheme().equals("https"))) {
                throw new IOException(at + " redirects to " + next + ", which is not as safe");
            }
            at = next;
        }
        throw new IOException(address + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private static boolean sameHost(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                && one.getScheme().equals(other.getScheme());
    }

    private Proxy proxy(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        for (String exception : variable("NO_PROXY").split(",", -1)) {
            String name = exception.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (name.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
                return Proxy.NO_PROXY;
            }
        }
        String named = variable(address.getScheme().toUpperCase(Locale.ROOT) + "_PROXY");
        if (named.isBlank()) {
            return Proxy.NO_PROXY;
        }
        URI proxy = URI.create(named.contains("://") ? named : "http://" + named);
        int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
    }

    private String variable(String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
    }
}
