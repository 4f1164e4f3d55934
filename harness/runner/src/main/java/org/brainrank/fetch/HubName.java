package org.brainrank.fetch;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brainrank.spi.UserException;

/**
 * A model on the hub.
 *
 * @param repository {@code owner/name}, or a name alone for the oldest models
 * @param revision a branch, a tag or a commit
 */
public record HubName(String repository, String revision) {
    private static final Pattern SPELLING = Pattern.compile(
            "(?<repository>[A-Za-z0-9][\\w.-]{0,95}(/[A-Za-z0-9][\\w.-]{0,95})?)(@(?<revision>[\\w./-]{1,200}))?");

    /**
     * Reads {@code owner/name[@revision]}.
     *
     * @param text as typed
     * @return the name; revision {@code main} if there is none
     * @throws UserException if it is spelt otherwise
     */
    public static HubName parse(String text) {
        Matcher parts = SPELLING.matcher(text);
        if (!parts.matches() || text.contains("..")) {
            throw new UserException(
                    "'" + text + "' is no model on the hub; expected owner/name or owner/name@revision, for"
                            + " example gpt2 or EleutherAI/pythia-70m@step3000");
        }
        String revision = parts.group("revision");
        return new HubName(parts.group("repository"), revision == null ? "main" : revision);
    }

    /**
     * Its folder among the models.
     *
     * @param models where models are
     * @return {@code owner/name} in it
     */
    public Path folder(Path models) {
        return models.resolve(repository);
    }

    @Override
    public String toString() {
        return repository + "@" + revision;
    }
}
