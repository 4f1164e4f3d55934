package org.brainrank.spi.dataset;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a dataset's files are published: {@code brainrank fetch ID} brings them to the folder {@code ID} of the data. Sizes and
 * checksums are pinned as far as the publisher states them; what is not is asked of the server, and recorded when the file first
 * comes, so that it is the same file the next time.
 *
 * @param version of the files, such as a commit or a release
 * @param licence that they come under
 * @param base the address that names are relative to, ending with a slash
 * @param files those that are known here
 * @param listings of those that only the server knows
 * @param usualSubjects that come if nobody chooses; empty: all
 * @param usualStories that come if nobody chooses; empty: all
 */
public record Archive(
        String version,
        String licence,
        URI base,
        List<File> files,
        List<Listing> listings,
        List<String> usualSubjects,
        List<String> usualStories) {
    private static final Pattern NAME = Pattern.compile("\\w[\\w.+-]*(/\\w[\\w.+-]*)*");

    /** Checks that there is a file and that no name comes twice, and copies the lists. */
    public Archive {
        files = List.copyOf(files);
        listings = List.copyOf(listings);
        usualSubjects = List.copyOf(usualSubjects);
        usualStories = List.copyOf(usualStories);
        if ((files.isEmpty() && listings.isEmpty()) || !base.toString().endsWith("/")) {
            throw new IllegalArgumentException("an archive has a file, and a base that ends with a slash; has "
                    + files.size() + " files and base " + base);
        }
        requireWeb(base);
        Set<String> names = new HashSet<>();
        for (File file : files) {
            for (String name : file.brings()) {
                if (!names.add(name)) {
                    throw new IllegalArgumentException("the file '" + name + "' is in the archive twice");
                }
            }
        }
    }

    /**
     * Files that are all known.
     *
     * @param version of the files
     * @param licence that they come under
     * @param base the address that names are relative to, ending with a slash
     * @param files at least one
     */
    public Archive(String version, String licence, URI base, List<File> files) {
        this(version, licence, base, files, List.of());
    }

    /**
     * Files, some of which only the server knows.
     *
     * @param version of the files
     * @param licence that they come under
     * @param base the address that names are relative to, ending with a slash
     * @param files those that are known here
     * @param listings of those that only the server knows
     */
    public Archive(String version, String licence, URI base, List<File> files, List<Listing> listings) {
        this(version, licence, base, files, listings, List.of(), List.of());
    }

    /**
     * The same archive, of which a part is enough for most: a large one should bring what the example config reads.
     *
     * @param subjects that come if nobody chooses; empty: all
     * @param stories that come if nobody chooses; empty: all
     * @return the archive
     */
    public Archive usually(List<String> subjects, List<String> stories) {
        return new Archive(version, licence, base, files, listings, subjects, stories);
    }

    /**
     * The same archive with other files, all of them known.
     *
     * @param known at least one
     * @return the archive, without listings
     */
    public Archive with(List<File> known) {
        return new Archive(version, licence, base, known, List.of(), usualSubjects, usualStories);
    }

    private static void requireWeb(URI address) {
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new IllegalArgumentException("a file's address begins with https:// or http://; was " + address);
        }
    }

    /**
     * One file. Begin with {@link #named} and add what is known.
     *
     * @param name in the dataset's folder, and relative to the base unless it has an address; plain names joined by slashes
     * @param address if it is not below the base
     * @param bytes its size; empty: the server is asked
     * @param checksums all that it must have; empty: the first that comes is recorded, and must come again
     * @param subjects whose it is; empty: it comes whichever subjects are chosen
     * @param stories what it belongs to; empty: it comes whichever stories are chosen
     * @param members names of the files that come out of it, if it is a tar; empty: it comes as it is
     */
    public record File(
            String name,
            Optional<URI> address,
            OptionalLong bytes,
            List<Checksum> checksums,
            List<String> subjects,
            List<String> stories,
            List<String> members) {
        private static final Set<String> TAKEN = Set.of("fetched.json");

        /** Checks that it stays in its folder, and copies the lists. */
        public File {
            checksums = List.copyOf(checksums);
            subjects = List.copyOf(subjects);
            stories = List.copyOf(stories);
            members = List.copyOf(members);
            requirePlain(name);
            members.forEach(File::requirePlain);
            if (bytes.orElse(0) < 0 || (!members.isEmpty() && !name.endsWith(".tar"))) {
                throw new IllegalArgumentException(
                        "a file has a size of 0 bytes or more, and a name that ends with .tar if"
                                + " others come out of it; was '" + name + "', " + bytes + ", " + members);
            }
            address.ifPresent(Archive::requireWeb);
        }

        private static void requirePlain(String name) {
            if (!NAME.matcher(name).matches() || TAKEN.contains(name) || name.endsWith(".part")) {
                throw new IllegalArgumentException("a file has a plain relative name, not fetched.json and not ending"
                        + " with .part; was '" + name + "'");
            }
        }

        /**
         * What is in the folder when it came.
         *
         * @return its members if it is a tar that is unpacked, else itself
         */
        public List<String> brings() {
            return members.isEmpty() ? List.of(name) : members;
        }

        /**
         * A file that is pinned byte for byte.
         *
         * @param name relative to the base and to the folder
         * @param bytes its size
         * @param sha256 of its bytes, lower-case hexadecimal
         */
        public File(String name, long bytes, String sha256) {
            this(
                    name,
                    Optional.empty(),
                    OptionalLong.of(bytes),
                    List.of(new Checksum(Checksum.Kind.SHA_256, sha256)),
                    List.of(),
                    List.of(),
                    List.of());
        }

        /**
         * A file of which nothing else is known.
         *
         * @param name relative to the base and to the folder
         * @return the file
         */
        public static File named(String name) {
            return new File(name, Optional.empty(), OptionalLong.empty(), List.of(), List.of(), List.of(), List.of());
        }

        /**
         * The same file from an address of its own.
         *
         * @param elsewhere the whole address
         * @return the file
         */
        public File at(URI elsewhere) {
            return new File(name, Optional.of(elsewhere), bytes, checksums, subjects, stories, members);
        }

        /**
         * The same file with its size.
         *
         * @param size in bytes
         * @return the file
         */
        public File ofBytes(long size) {
            return new File(name, address, OptionalLong.of(size), checksums, subjects, stories, members);
        }

        /**
         * The same file with one more checksum, as its publisher states it.
         *
         * @param kind how it is hashed
         * @param value lower-case hexadecimal
         * @return the file
         */
        public File with(Checksum.Kind kind, String value) {
            List<Checksum> more = new ArrayList<>(checksums);
            more.add(new Checksum(kind, value));
            return new File(name, address, bytes, more, subjects, stories, members);
        }

        /**
         * The same file as somebody's.
         *
         * @param ids of subjects, as the dataset calls them
         * @return the file
         */
        public File ofSubjects(String... ids) {
            return new File(name, address, bytes, checksums, Arrays.asList(ids), stories, members);
        }

        /**
         * The same file as a story's.
         *
         * @param ids of stories, as the dataset calls them
         * @return the file
         */
        public File ofStories(String... ids) {
            return new File(name, address, bytes, checksums, subjects, Arrays.asList(ids), members);
        }

        /**
         * The same file as a tar (not compressed) out of which some files come; the others in it, and the tar itself, do not stay.
         *
         * @param names of the files in the dataset's folder; in the tar, each is the one plain file whose path ends so
         * @return the file; size and checksums are the tar's
         */
        public File holding(String... names) {
            return new File(name, address, bytes, checksums, subjects, stories, Arrays.asList(names));
        }
    }

    /**
     * Files that only an S3 bucket can name. It is asked by {@code ?list-type=2&prefix=PREFIX}, page by page, and says their
     * sizes. What it lists beside what is chosen is left where it is.
     *
     * @param bucket the bucket's address, ending with a slash; keys are relative to it
     * @param prefix that the keys begin with
     * @param choose from a key to the file that it becomes, without address and size; empty for one that is not wanted
     */
    public record Listing(URI bucket, String prefix, Function<String, Optional<File>> choose) {
        /** Checks the address. */
        public Listing {
            requireWeb(bucket);
            if (!bucket.toString().endsWith("/") || prefix.isEmpty()) {
                throw new IllegalArgumentException(
                        "a bucket ends with a slash and a prefix is not empty; was " + bucket + ", '" + prefix + "'");
            }
        }
    }
}
