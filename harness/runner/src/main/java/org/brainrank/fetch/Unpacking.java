package org.brainrank.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files that are wanted out of a tar. They are written under the names that the archive's author gave them, whatever the
 * tar calls them; nothing else is written. Only plain files are taken, which are never longer than the tar: no links, and no sparse
 * files, whose holes cost nothing in a tar.
 *
 * @param file what is wanted
 * @param tar what came
 */
record Unpacking(RemoteFile file, FetchedFile tar) {
    private static final int LISTED = 20;

    /**
     * Unpacks.
     *
     * @param folder where the tar is, and where its members go
     * @return the members in the order in which they are wanted
     * @throws UserException if one is not there once, is no plain file or not the one that came before, and the tar is gone then; or if
     *     the disk fails
     */
    List<FetchedFile> into(Path folder) {
        Path path = folder.resolve(file.name());
        try {
            try {
                Map<String, FetchedFile> found = unpack(path, folder);
                return file.members().stream()
                        .map(member -> found.get(member.name()))
                        .toList();
            } catch (UserException e) {
                Files.deleteIfExists(path); // else the next fetch would find it whole
                for (RemoteFile.Member member : file.members()) {
                    Files.deleteIfExists(folder.resolve(member.name()));
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UserException("'" + folder + "' cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, FetchedFile> unpack(Path path, Path folder) throws IOException {
        Map<String, FetchedFile> found = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (TarArchiveEntry entry = next(in); entry != null; entry = next(in)) {
                names.add(entry.getName());
                for (RemoteFile.Member member : file.members()) {
                    if (("/" + entry.getName()).endsWith("/" + member.name())) {
                        requirePlain(entry, Files.size(path) - in.getBytesRead());
                        if (found.containsKey(member.name())) {
                            throw problem("it holds " + member.name() + " twice");
                        }
                        found.put(member.name(), take(in, member, folder));
                    }
                }
            }
        }
        for (RemoteFile.Member member : file.members()) {
            if (!found.containsKey(member.name())) {
                throw problem("it holds no " + member.name() + ", only "
                        + String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
                        + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : ""));
            }
        }
        return found;
    }

    private @Nullable TarArchiveEntry next(TarArchiveInputStream in) {
        try {
            return in.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw problem("it cannot be read as one (" + e.getMessage() + ")");
        }
    }

    private void requirePlain(TarArchiveEntry entry, long left) {
        boolean plain = entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
        if (!plain || entry.isSparse()) {
            throw problem("its " + entry.getName() + " is no plain file");
        }
        if (entry.getSize() > left) {
            throw problem("it is cut off in " + entry.getName());
        }
    }

    private FetchedFile take(TarArchiveInputStream in, RemoteFile.Member member, Path folder) throws IOException {
        Path place = folder.resolve(member.name());
        Files.createDirectories(place.getParent());
        Files.copy(in, place, StandardCopyOption.REPLACE_EXISTING);
        Checksum sum = Digests.of(place, Checksum.Kind.SHA_256);
        if (member.checksums().stream().anyMatch(known -> !known.equals(sum))) {
            throw problem(
                    "its " + member.name() + " is not the one that came before: " + sum.kind() + " " + sum.value());
        }
        return new FetchedFile(member.name(), Files.size(place), sum.value(), tar.checked(), Optional.empty());
    }

    private UserException problem(String what) {
        return new UserException(file.address() + " is not the tar that was expected: " + what
                + ". Nothing was kept of it. Was it replaced? Then get the file by hand, as the dataset's README says");
    }
}
