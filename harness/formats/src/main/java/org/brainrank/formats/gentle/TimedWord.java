package org.brainrank.formats.gentle;

/**
 * A word as it was heard.
 *
 * @param text as transcribed, without spaces
 * @param onset in seconds of the audio
 * @param offset in seconds, not before the onset
 */
public record TimedWord(String text, double onset, double offset) {}
