package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of a submission: only files that one may hold, only regular ones, only as large as they may be. A symbolic link is
 * never followed: it could point at anything of the machine that checks.
 */
final class SubmissionFiles {
    private static final int ENTRIES_LOOKED_AT = 20;

    private final Map<String, byte[]> bytes = new HashMap<>();

    private SubmissionFiles() {}

    static SubmissionFiles read(Path folder, Reasons reasons) throws IOException {
        SubmissionFiles files = new SubmissionFiles();
        int entries = 0;
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (++entries > ENTRIES_LOOKED_AT) {
                    reasons.add("the folder", "has more than " + ENTRIES_LOOKED_AT + " entries", only());
                    break;
                }
                files.take(entry, reasons);
            }
        }
        for (String name : Limits.FILES.keySet()) {
            if (reasons.none() && !files.bytes.containsKey(name) && !Limits.isOptional(name)) {
                reasons.add(
                        name, "is not there", "Copy a finished run with 'brainrank submit RUN --to REPO --who NAME'");
            }
        }
        return files;
    }

    private void take(Path entry, Reasons reasons) throws IOException {
        String name = entry.getFileName().toString();
        BasicFileAttributes attributes =
                Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Long most = Limits.FILES.get(name);
        String place = Wording.shortened(name, 80);
        if (attributes.isSymbolicLink()) {
            reasons.add(place, "is a symbolic link, and links are never followed", "Put the file itself there");
        } else if (attributes.isDirectory()) {
            reasons.add(place, "is a folder; a submission holds files alone", only());
        } else if (!attributes.isRegularFile()) {
            reasons.add(place, "is a device, pipe or socket", only());
        } else if (most == null) {
            reasons.add(place, "is not a file of a submission", only());
        } else if (attributes.size() > most) {
            reasons.add(
                    place,
                    "has " + attributes.size() + " bytes; at most " + most + " are allowed",
                    "Submit fewer methods at a time");
        } else {
            read(entry, name, most, reasons);
        }
    }

    private void read(Path entry, String name, long most, Reasons reasons) throws IOException {
        // Once more while reading: the file may have grown since it was measured.
        try (InputStream in = Files.newInputStream(entry, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) most + 1);
            if (content.length > most) {
                reasons.add(name, "grew while it was read", "Try again");
            } else {
                bytes.put(name, content);
            }
        }
    }

    private static String only() {
        return "Remove it: a submission holds " + String.join(", ", Limits.FILES.keySet());
    }

    boolean has(String name) {
        return bytes.containsKey(name);
    }

    byte[] bytes(String name) {
        return bytes.get(name);
    }

    String sha256(String name) {
        return Hashes.of(bytes.get(name));
    }

    Map<String, byte[]> all() {
        return Map.copyOf(bytes);
    }

    /** A whole file as text. */
    Optional<String> text(String name, Reasons reasons) {
        return text(name, bytes.get(name), 0, bytes.get(name).length, reasons);
    }

    static Optional<String> text(String place, byte[] bytes, int from, int to, Reasons reasons) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            reasons.add(place, "is not UTF-8", "Submit the file as the run wrote it");
            return Optional.empty();
        }
    }
}
