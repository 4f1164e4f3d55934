package org.brainrank.config;

/**
 * What a run records for its readers beside numbers; nothing of it changes a number.
 *
 * @param passageWords words of a passage, at most
 * @param passages of every story; 0 for none
 */
public record ReportSettings(int passageWords, int passages) {
    /** What a config without the section has. */
    public static final ReportSettings STANDARD = new ReportSettings(120, 1);
}
