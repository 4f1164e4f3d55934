package org.brainrank.formats.gentle;

/**
 * One row of Gentle's table.
 *
 * @param line where it is, from 1
 * @param text as transcribed
 * @param timed whether the aligner found it
 * @param onset in seconds; 0 if it was not found
 * @param offset in seconds; 0 if it was not found
 */
record Entry(int line, String text, boolean timed, double onset, double offset) {}
