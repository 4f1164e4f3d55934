package org.brainrank.spi.dataset;

/**
 * What a file's bytes must hash to.
 *
 * @param kind how it is hashed
 * @param value lower-case hexadecimal
 */
public record Checksum(Kind kind, String value) {
    /** How a file is hashed. */
    public enum Kind {
        /** SHA-256 of the bytes. */
        SHA_256("SHA-256", 64),
        /** Git's id of the file: SHA-1 of {@code blob}, its size, a zero and the bytes. Says which file, and withstands no forger. */
        GIT_BLOB("git's id", 40),
        /**
         * MD5 of the bytes, as publishers state it. Finds damage, and withstands no forger. An S3 ETag is no MD5 to rely on: it is
         * one only if the object was uploaded in one part and not encrypted by a key of one's own.
         */
        MD5("MD5", 32);

        private final String words;
        private final int digits;

        Kind(String words, int digits) {
            this.words = words;
            this.digits = digits;
        }

        /**
         * What a person calls it.
         *
         * @return such as {@code SHA-256}
         */
        @Override
        public String toString() {
            return words;
        }
    }

    /** Checks the digits. */
    public Checksum {
        if (value.length() != kind.digits || !value.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException(
                    kind + " has " + kind.digits + " lower-case hexadecimal digits; was '" + value + "'");
        }
    }
}
