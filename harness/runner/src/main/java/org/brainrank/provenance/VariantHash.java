package org.brainrank.provenance;

import org.brainrank.results.Sha256;

/**
 * A short name for exactly one variant: the first 12 hexadecimal digits (48 bits) of the SHA-256 of its canonical spelling, in
 * which every parameter stands with its value. Stable over machines and versions as long as the spelling is.
 */
public final class VariantHash {
    private static final int DIGITS = 12;

    private VariantHash() {}

    /**
     * The hash of a method with its parameters.
     *
     * @param variant canonical, for example {@code erasure{mask=zero}}
     * @return 12 hexadecimal digits
     */
    public static String of(String variant) {
        return Sha256.of(variant).substring(0, DIGITS);
    }

    /**
     * The hash of what a method with its parameters says of windows read by one model: what two runs must share to have the
     * same features of the same words.
     *
     * @param variant canonical
     * @param window canonical settings of the window
     * @param modelSha256 of the model's weights
     * @return 12 hexadecimal digits
     */
    public static String of(String variant, String window, String modelSha256) {
        return of(variant + "\n" + window + "\nmodel{sha256=" + modelSha256 + "}");
    }
}
