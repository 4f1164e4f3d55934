package org.brainrank.fetch;

import java.net.URI;
import org.brainrank.spi.UserException;

/** What a server's "no" means to a person. */
final class Refusal {
    private Refusal() {}

    static UserException of(URI address, int status) {
        return new UserException(
                switch (status) {
                    case 401, 403 ->
                        address + " may not be read (" + status
                                + "). A gated model's licence is accepted on its page on the hub, once, in a browser; then set"
                                + " the environment variable HF_TOKEN to an access token of that account";
                    case 404, 410 -> address + " is not there (" + status + "); is the name right, and the revision?";
                    default -> address + " was refused: the server answers " + status;
                });
    }
}
