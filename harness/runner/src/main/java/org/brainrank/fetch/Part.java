package org.brainrank.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file so far: {@code NAME.part}, and beside it what the server calls the state of the file that it is a part of.
 *
 * @param target the file that it will be
 */
record Part(Path target) {
    static final String SUFFIX = ".part";

    Path path() {
        return target.resolveSibling(target.getFileName() + SUFFIX);
    }

    private Path validatorPath() {
        return target.resolveSibling(target.getFileName() + ".state" + SUFFIX);
    }

    boolean exists() {
        return Files.isRegularFile(path());
    }

    /** Bytes so far. */
    long size() {
        try {
            return exists() ? Files.size(path()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code If-Range}: a strong ETag, else a date. */
    Optional<String> validator() throws IOException {
        return Files.isRegularFile(validatorPath())
                ? Optional.of(Files.readString(validatorPath())).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    static boolean isTag(String validator) {
        return validator.startsWith("\"");
    }

    void keepValidator(@Nullable String tag, @Nullable String modified) throws IOException {
        if (tag != null && isTag(tag)) {
            Files.writeString(validatorPath(), tag);
        } else if (modified != null) {
            Files.writeString(validatorPath(), modified);
        }
    }

    void forgetValidator() throws IOException {
        Files.deleteIfExists(validatorPath());
    }

    FileChannel append() throws IOException {
        return FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void drop() {
        try {
            Files.deleteIfExists(path());
            forgetValidator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
