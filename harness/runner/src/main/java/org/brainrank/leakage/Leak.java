package org.brainrank.leakage;

/**
 * What a rule found.
 *
 * @param rule its name
 * @param key of the config that would mend it
 * @param message what is wrong, where, and how to mend it; no full stop at its end
 */
record Leak(String rule, String key, String message) {}
