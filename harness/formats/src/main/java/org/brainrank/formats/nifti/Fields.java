package org.brainrank.formats.nifti;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Raw fields of a header, whichever the version. */
record Fields(ByteBuffer bytes, boolean second) {
    static final int FIRST_SIZE = 348;
    static final int SECOND_SIZE = 540;

    long dim(int index) {
        return second ? bytes.getLong(16 + 8 * index) : bytes.getShort(40 + 2 * index);
    }

    double pixdim(int index) {
        return second ? bytes.getDouble(104 + 8 * index) : bytes.getFloat(76 + 4 * index);
    }

    int dataType() {
        return bytes.getShort(second ? 12 : 70);
    }

    int bitsPerNumber() {
        return bytes.getShort(second ? 14 : 72);
    }

    double offset() {
        return second ? (double) bytes.getLong(168) : bytes.getFloat(108);
    }

    double slope() {
        return second ? bytes.getDouble(176) : bytes.getFloat(112);
    }

    double intercept() {
        return second ? bytes.getDouble(184) : bytes.getFloat(116);
    }

    int units() {
        return second ? bytes.getInt(500) : bytes.get(123);
    }

    int intent() {
        return second ? bytes.getInt(504) : bytes.getShort(68);
    }

    String intentName() {
        return text(second ? 508 : 328, 16);
    }

    String description() {
        return text(second ? 240 : 148, 80);
    }

    int qformCode() {
        return second ? bytes.getInt(344) : bytes.getShort(252);
    }

    int sformCode() {
        return second ? bytes.getInt(348) : bytes.getShort(254);
    }

    /** Quaternion b, c, d, then the offset x, y, z. */
    double qform(int index) {
        return second ? bytes.getDouble(352 + 8 * index) : bytes.getFloat(256 + 4 * index);
    }

    /** Row by row, 12 numbers. */
    double sform(int index) {
        return second ? bytes.getDouble(400 + 8 * index) : bytes.getFloat(280 + 4 * index);
    }

    String magic() {
        return second ? text(4, 4) : text(344, 4);
    }

    private String text(int at, int longest) {
        byte[] text = new byte[longest];
        bytes.get(at, text);
        int length = 0;
        while (length < longest && text[length] != 0) {
            length++;
        }
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
}
