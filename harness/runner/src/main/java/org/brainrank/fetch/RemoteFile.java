package org.brainrank.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.brainrank.spi.dataset.Checksum;

/**
 * A file to fetch.
 *
 * @param name where it goes, relative to a folder
 * @param address where it comes from
 * @param size in bytes; empty until the server was asked
 * @param checksums what it must hash to, all of them; empty where none is known
 * @param members what comes out of it, if it is a tar that does not stay; empty: it stays itself
 */
public record RemoteFile(String name, URI address, OptionalLong size, List<Checksum> checksums, List<Member> members) {
    /** Copies the lists. */
    public RemoteFile {
        checksums = List.copyOf(checksums);
        members = List.copyOf(members);
        if (size.orElse(0) < 0) {
            throw new IllegalArgumentException("size must be >= 0 bytes: was " + size);
        }
    }

    /**
     * A file that stays as it is.
     *
     * @param name where it goes, relative to a folder
     * @param address where it comes from
     * @param size in bytes; empty until the server was asked
     * @param checksums what it must hash to, all of them; empty where none is known
     */
    public RemoteFile(String name, URI address, OptionalLong size, List<Checksum> checksums) {
        this(name, address, size, checksums, List.of());
    }

    /**
     * A file of a tar.
     *
     * @param name where it goes; its path in the tar ends so
     * @param checksums what it must hash to: what it did when it came before
     */
    public record Member(String name, List<Checksum> checksums) {
        /** Copies the list. */
        public Member {
            checksums = List.copyOf(checksums);
        }
    }

    /**
     * Its size, once it is known.
     *
     * @return bytes
     * @throws IllegalStateException if the server was not asked yet
     */
    public long bytes() {
        return size.orElseThrow(() -> new IllegalStateException("the size of " + name + " is not known yet"));
    }

    RemoteFile sized(long bytes) {
        return new RemoteFile(name, address, OptionalLong.of(bytes), checksums, members);
    }

    /** The same tar with other members. */
    RemoteFile holding(List<Member> others) {
        return new RemoteFile(name, address, size, checksums, others);
    }

    /** Whether a checksum of all that stays is known. */
    boolean hasChecksum() {
        return !checksums.isEmpty()
                || (!members.isEmpty()
                        && members.stream()
                                .noneMatch(member -> member.checksums().isEmpty()));
    }

    /** The same file, which must be the one that came before too. */
    RemoteFile likeBefore(FetchedFile before) {
        List<Checksum> all = new ArrayList<>(checksums);
        Checksum known = before.sum();
        if (!all.contains(known)) {
            all.add(known);
        }
        return new RemoteFile(name, address, OptionalLong.of(size.orElse(before.bytes())), all, members);
    }

    /** How it is hashed, SHA-256 in any case. */
    Set<Checksum.Kind> kinds() {
        Set<Checksum.Kind> kinds = EnumSet.of(Checksum.Kind.SHA_256);
        checksums.forEach(checksum -> kinds.add(checksum.kind()));
        return kinds;
    }
}
