package org.brainrank.testkit;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.TokenWindow;

/**
 * Other people's numbers for one variant at one layer.
 *
 * @param key the array, for example {@code w12.argmax.ixg}
 * @param method the id of our method
 * @param parameters its parameters
 * @param layer of ours
 * @param ofLastWord how many of a window's last tokens the method is told are its last word; 1 where it does not ask
 * @param output f
 * @param windows of one length
 * @param expected per window, one number per token or a vector
 * @param tolerance how far ours may be from it
 */
public record ReferenceCase(
        String key,
        String method,
        Map<String, Object> parameters,
        int layer,
        int ofLastWord,
        Output output,
        List<TokenWindow> windows,
        List<double[]> expected,
        double tolerance) {
    /**
     * For reports.
     *
     * @return for example {@code w12.argmax.lgxa at layer 2: input-x-gradient{aggregate=sum}}
     */
    public String name() {
        return key + " at layer " + layer + ": " + method + new java.util.TreeMap<>(parameters)
                + (ofLastWord > 1 ? " of the last " + ofLastWord : "");
    }
}
