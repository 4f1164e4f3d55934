package org.brainrank.spi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.brainrank.spi.UserException;

/**
 * The texts of a run, from which a pass may draw passages. They belong to the run, not to a batch: what is drawn for a window
 * follows from these texts and the window's own random numbers, wherever the window stands and whatever runs beside it.
 * Immutable.
 */
public final class Passages {
    /** No texts, where there is no run. */
    public static final Passages NONE = new Passages(List.of());

    /** Draws before all passages are looked through: a window that most passages equal is a rare thing. */
    private static final int PATIENCE = 100;

    private final List<int[]> texts;

    private Passages(List<int[]> texts) {
        this.texts = texts;
    }

    /**
     * Passages of some texts.
     *
     * @param texts token ids, in the run's order; copied
     * @return the passages
     */
    public static Passages of(List<int[]> texts) {
        return new Passages(texts.stream().map(int[]::clone).toList());
    }

    /**
     * Tokens that follow one another somewhere in the texts, as many as a window has and not the same as its own; any such
     * place alike.
     *
     * @param random of the window; how many numbers are taken depends on the texts and the window alone
     * @param window its token ids
     * @return as many token ids
     * @throws UserException if the texts have no other passage of that length
     */
    public int[] other(Random random, int[] window) {
        int places =
                texts.stream().mapToInt(text -> places(text, window.length)).sum();
        for (int i = 0; i < PATIENCE && places > 0; i++) {
            int[] passage = at(random.nextInt(places), window.length);
            if (!Arrays.equals(passage, window)) {
                return passage;
            }
        }
        for (int place = 0; place < places; place++) {
            int[] passage = at(place, window.length);
            if (!Arrays.equals(passage, window)) {
                return passage;
            }
        }
        throw new UserException("there is no other passage of " + window.length
                + " tokens to start from: "
                + (texts.isEmpty() ? "one window alone is explained" : "the run's texts are too short")
                + ". Let baselines be random tokens (baselines=tokens), or run longer stories");
    }

    private static int places(int[] text, int length) {
        return Math.max(0, text.length - length + 1);
    }

    private int[] at(int place, int length) {
        int rest = place;
        for (int[] text : texts) {
            int here = places(text, length);
            if (rest < here) {
                return Arrays.copyOfRange(text, rest, rest + length);
            }
            rest -= here;
        }
        throw new IllegalArgumentException("place " + place + " is beyond the texts");
    }
}
