package org.brainrank.fetch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.brainrank.spi.UserException;

/** What a server's "no" means to a person. */
final class Refusal {
    private Refusal() {}

    /**
     * The exception for a status that is not a success.
     *
     * @return one to throw, if trying again may help
     * @throws UserException if not
     */
    static IOException of(URI address, HttpURLConnection connection, int status) {
        if (status == 408 || status == 429 || status >= 500) {
            return new Attempts.Setback(
                    "the server answers " + status, Optional.ofNullable(connection.getHeaderField("Retry-After")));
        }
        throw new UserException(
                switch (status) {
                    case 401, 403 ->
                        address + " may not be read (" + status
                                + "). A gated model's licence is accepted on its page on the hub, once, in a browser; then set"
                                + " the environment variable HF_TOKEN to an access token of that account. A dataset's file"
                                + " may have been withdrawn by its publisher";
                    case 404, 410 -> address + " is not there (" + status + "); is the name right, and the revision?";
                    default -> address + " was refused: the server answers " + status;
                });
    }
}
