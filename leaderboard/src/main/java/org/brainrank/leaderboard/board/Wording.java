package org.brainrank.leaderboard.board;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.brainrank.leaderboard.PlainPage;

/**
 * What texts of strangers may hold. Names of methods, models, regions and subjects are ASCII, so that no two look alike, and
 * hold nothing that HTML, a shell or a path would take for its own. Prose may be in any script, on one line, without
 * characters that hide, turn or imitate others.
 */
final class Wording {
    static final int LONGEST_NAME = 300;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/+=,(){}\\[\\]@#%*|^!?;~$-]*");
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,37}[a-z0-9])?");
    private static final Pattern FOLDER = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");
    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3");

    // Letters by Unicode, blank by looks.
    private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800\u034F";

    private Wording() {}

    /** What is wrong with the name of a method, model, region, subject or story; empty if nothing is. */
    static Optional<String> faultOfName(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("has " + name.length() + " characters; at most " + LONGEST_NAME + " are allowed");
        }
        if (!NAME.matcher(name).matches()) {
            Optional<String> odd = name.codePoints()
                    .mapToObj(Character::toString)
                    .filter(c -> !NAME.matcher("a" + c).matches())
                    .findFirst();
            return Optional.of(
                    odd.map(c -> "holds " + spelled(c.codePointAt(0)))
                                    .orElse("begins with " + spelled(name.codePointAt(0)))
                            + "; a name begins with a letter or digit, in ASCII, and has no quotes, brackets of HTML, or backslashes");
        }
        return name.endsWith(" ")
                        || name.contains("  ")
                        || List.of(name.split("/", -1)).contains("..")
                ? Optional.of("has spaces at its end, two in a row, or '..' as a part")
                : Optional.empty();
    }

    /** What is wrong with the handle of a person, which names a folder. */
    static Optional<String> faultOfHandle(String who) {
        return HANDLE.matcher(who).matches() && !DEVICES.contains(who)
                ? Optional.empty()
                : Optional.of("is no handle: 1 to 39 small letters, digits and hyphens inside, such as 'ada-lovelace'");
    }

    /** What is wrong with the name of a submission or a track, which names a folder. */
    static Optional<String> faultOfFolder(String name) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return FOLDER.matcher(name).matches() && !name.contains("..") && !DEVICES.contains(stem)
                ? Optional.empty()
                : Optional.of("cannot name a folder: 1 to 64 small letters, digits, and '.', '_', '-' inside, no '..'");
    }

    /** What is wrong with prose on one line. */
    static Optional<String> faultOfProse(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("has more than " + longest + " characters");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return Optional.of("is not in Unicode's normal form NFC");
        }
        return text.codePoints()
                .filter(c -> !shows(c))
                .mapToObj(c -> "holds " + spelled(c) + ", which hides, turns or imitates other characters")
                .findFirst();
    }

    private static boolean shows(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> BLANK_LETTERS.indexOf(c) < 0;
        };
    }

    private static String spelled(int c) {
        boolean plain = c > ' ' && c < 0x7F;
        return (plain ? "'" + Character.toString(c) + "' (" : "the character ")
                + String.format("U+%04X", c)
                + (plain ? ")" : "");
    }

    /** A text of a stranger in a message. */
    static String quoted(String text) {
        return "'" + shortened(PlainPage.printable(text), 80) + "'";
    }

    static String shortened(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
