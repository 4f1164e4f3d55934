package org.brainrank.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.brainrank.spi.UserException;

/**
 * A copy of published files in the layout that {@code wget --recursive} writes: what is at {@code https://HOST/PATH} is at
 * {@code ADDRESS/HOST/PATH}.
 *
 * @param address its own, without a slash at the end; empty if files come from where they are published
 */
public record Mirror(Optional<String> address) implements UnaryOperator<URI> {
    private static final String VARIABLE = "BRAINRANK_MIRROR";

    /**
     * Reads {@code BRAINRANK_MIRROR}.
     *
     * @param environment variables
     * @return the mirror
     * @throws UserException if it is no address
     */
    public static Mirror of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "").strip();
        if (named.isEmpty()) {
            return new Mirror(Optional.empty());
        }
        if (!named.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new UserException("the environment variable " + VARIABLE + " is no address: '" + named
                    + "'; expected something like https://mirror.example.org/data");
        }
        return new Mirror(Optional.of(named.replaceFirst("/+$", "")));
    }

    @Override
    public URI apply(URI published) {
        return address.map(mirror -> URI.create(mirror + "/" + published.getRawAuthority() + published.getRawPath()
                        + (published.getRawQuery() == null ? "" : "?" + published.getRawQuery())))
                .orElse(published);
    }
}
