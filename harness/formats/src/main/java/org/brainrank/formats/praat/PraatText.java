package org.brainrank.formats.praat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.brainrank.spi.UserException;

/**
 * The values in a Praat text file, one after another. As in Praat, only free-standing numbers, texts in double quotes (a
 * quote within is doubled; a text may span lines) and flags such as {@code <exists>} count; labels such as {@code xmin =}
 * and {@code intervals [1]:} are there for people, and {@code !} starts a comment. So the long and the short format read
 * alike, with any line ends.
 *
 * <p>Source: Praat's manual, "TextGrid file formats", section on what Praat ignores.
 */
final class PraatText {
    private final String name;
    private final String content;
    private int next;
    private int line = 1;
    private int valueLine = 1;

    private PraatText(String name, String content) {
        this.name = name;
        this.content = content;
    }

    /**
     * Decodes a file.
     *
     * @param file for messages
     * @param bytes UTF-16 with a byte order mark, else UTF-8
     */
    static PraatText of(Path file, byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE))) {
            charset = StandardCharsets.UTF_16;
        }
        String text = new String(bytes, charset).replace("\r\n", "\n").replace('\r', '\n');
        return new PraatText(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    String name() {
        return name;
    }

    /**
     * Where the latest value starts.
     *
     * @return its line, from 1
     */
    int line() {
        return valueLine;
    }

    double number(String what) {
        String value = value(what);
        if (!isNumber(value)) {
            throw problem("found " + value, what + ", a number");
        }
        return Double.parseDouble(value);
    }

    long count(String what) {
        double number = number(what);
        if (number < 0 || number != Math.rint(number)) {
            throw problem("found " + number, what + ", a whole number from 0");
        }
        return (long) number;
    }

    String text(String what) {
        String value = value(what);
        if (!value.startsWith("\"")) {
            throw problem("found " + value, what + ", a text in double quotes");
        }
        return value.substring(1, value.length() - 1).replace("\"\"", "\"");
    }

    void flag(String flag) {
        String value = value("<" + flag + ">");
        if (!value.equals("<" + flag + ">")) {
            throw problem("found " + value, "<" + flag + ">");
        }
    }

    /**
     * An error at the latest value.
     *
     * @param found what is there
     * @param expected what belongs there
     * @return to be thrown
     */
    UserException problem(String found, String expected) {
        return new UserException(name + ", line " + valueLine + ": " + found + "; expected " + expected
                + ". Mend the line, or unpack the published TextGrid again.");
    }

    /** The next free-standing value, quotes and brackets included. */
    private String value(String what) {
        while (true) {
            skipBlanks();
            valueLine = line;
            if (next == content.length()) {
                throw problem("the file ends", what);
            }
            if (content.charAt(next) == '"') {
                return quoted();
            }
            int start = next;
            while (next < content.length() && !Character.isWhitespace(content.charAt(next))) {
                next++;
            }
            String word = content.substring(start, next);
            if (word.startsWith("!")) {
                skipLine();
            } else if (isNumber(word) || (word.startsWith("<") && word.endsWith(">"))) {
                return word;
            }
        }
    }

    private String quoted() {
        int start = next++;
        while (next < content.length()) {
            char c = content.charAt(next++);
            if (c == '\n') {
                line++;
            } else if (c == '"') {
                if (next == content.length() || content.charAt(next) != '"') {
                    return content.substring(start, next);
                }
                next++;
            }
        }
        throw problem("a text is opened and never closed", "a closing double quote");
    }

    private void skipBlanks() {
        while (next < content.length() && Character.isWhitespace(content.charAt(next))) {
            if (content.charAt(next++) == '\n') {
                line++;
            }
        }
    }

    private void skipLine() {
        while (next < content.length() && content.charAt(next) != '\n') {
            next++;
        }
    }

    /** Plain decimals alone: Java would take "NaN" and "1d" too, which Praat never writes. */
    private static boolean isNumber(String word) {
        return word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }
}
