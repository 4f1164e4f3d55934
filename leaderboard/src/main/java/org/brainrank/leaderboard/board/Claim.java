package org.brainrank.leaderboard.board;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code submission.yaml}: who says so.
 *
 * @param version of this file's form
 * @param who a handle, the same as the folder
 * @param contact an address or a name; shown as text
 * @param date of the submission, ISO-8601
 * @param track an id of {@code board.yaml}
 * @param licence of the numbers, an SPDX identifier
 * @param link to a paper or code, http or https; may be empty
 * @param notes what a reader should know; may be empty
 * @param files SHA-256 of every other file, by name
 */
record Claim(
        int version,
        String who,
        String contact,
        String date,
        String track,
        String licence,
        String link,
        String notes,
        Map<String, String> files) {
    static final int VERSION = 1;
    static final String FILE = "submission.yaml";
    private static final int LONGEST_NOTES = 2000;
    private static final int LONGEST_CONTACT = 200;
    private static final int LONGEST_LINK = 500;

    Claim {
        who = Objects.requireNonNullElse(who, "");
        contact = Objects.requireNonNullElse(contact, "");
        date = Objects.requireNonNullElse(date, "");
        track = Objects.requireNonNullElse(track, "");
        licence = Objects.requireNonNullElse(licence, "");
        link = Objects.requireNonNullElse(link, "");
        notes = Objects.requireNonNullElse(notes, "");
        files = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(files, Map.of())));
    }

    void check(String folderOf, Reasons reasons) {
        String mend = "Mend the file by hand, or submit again with 'brainrank submit'";
        if (version != VERSION) {
            reasons.add(FILE, "version is " + version + ", expected " + VERSION, mend);
        }
        fault(reasons, "who", who, Wording.faultOfHandle(who));
        if (!who.equals(folderOf)) {
            reasons.add(
                    FILE,
                    "who is " + Wording.quoted(who) + ", but the folder is of '" + folderOf + "'",
                    "Nobody submits for somebody else: move the folder, or mend 'who'");
        }
        fault(reasons, "contact", contact, Wording.faultOfProse(contact, LONGEST_CONTACT));
        fault(reasons, "notes", notes, Wording.faultOfProse(notes, LONGEST_NOTES));
        fault(reasons, "track", track, Wording.faultOfFolder(track));
        if (!licence.matches("[A-Za-z0-9][A-Za-z0-9.+-]{1,39}")) {
            reasons.add(
                    FILE,
                    "licence is " + Wording.quoted(licence) + ", expected an SPDX identifier",
                    "Say what others may do with the numbers, such as CC-BY-4.0 or CC0-1.0");
        }
        faultOfLink(link).ifPresent(fault -> reasons.add(FILE, "link " + fault, mend));
        try {
            LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            reasons.add(FILE, "date is " + Wording.quoted(date) + ", expected a day such as 2026-11-27", mend);
        }
        files.forEach((name, hash) -> {
            if (!Hashes.isOne(hash)) {
                reasons.add(FILE, "the hash of " + Wording.quoted(name) + " has not 64 hexadecimal digits", mend);
            }
        });
    }

    private static void fault(Reasons reasons, String key, String value, Optional<String> fault) {
        fault.ifPresent(what ->
                reasons.add(FILE, key + " " + Wording.quoted(value) + " " + what, "Write it with plain characters"));
    }

    /** What is wrong with an address that a page will link to; empty if nothing is, or there is none. */
    static Optional<String> faultOfLink(String link) {
        if (link.isEmpty()) {
            return Optional.empty();
        }
        if (link.length() > LONGEST_LINK || !link.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.of("has more than " + LONGEST_LINK + " characters, a space, or one that is not ASCII");
        }
        try {
            URI uri = new URI(link);
            boolean web = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null
                    ? Optional.empty()
                    : Optional.of(
                            Wording.quoted(link) + " is no address of the web, such as https://example.org/paper");
        } catch (URISyntaxException e) {
            return Optional.of(Wording.quoted(link) + " is no address of the web, such as https://example.org/paper");
        }
    }
}
