package org.brainrank.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.brainrank.linalg.Matrix;

/**
 * A finite impulse response with delays in seconds, so that one config serves datasets of different repetition times. A
 * delay that is a multiple of the repetition time moves whole scans, exactly as {@link Delays} does; any other moves the
 * words before they are gathered into scans. Nothing is rounded.
 *
 * @param seconds in column order, rising, from 0
 */
public record DelaysInSeconds(List<Double> seconds) implements ResponseModel {
    public DelaysInSeconds {
        seconds = List.copyOf(seconds);
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("delays is empty; name at least one, for example [2, 4, 6, 8]");
        }
        double last = -1;
        for (double delay : seconds) {
            if (!(delay >= 0 && delay > last && Double.isFinite(delay))) {
                throw new IllegalArgumentException("delays must be >= 0 s and rise: were " + seconds);
            }
            last = delay;
        }
    }

    @Override
    public int copies() {
        return seconds.size();
    }

    @Override
    public int reach(double repetitionTime) {
        return (int) Math.ceil(seconds.get(seconds.size() - 1) / repetitionTime - 1e-9);
    }

    @Override
    public Matrix apply(DoubleFunction<Matrix> atScans, double repetitionTime) {
        List<Matrix> copies = new ArrayList<>();
        for (double delay : seconds) {
            double scans = delay / repetitionTime;
            int whole = (int) Math.rint(scans);
            copies.add(
                    Math.abs(scans - whole) <= 1e-9
                            ? new Delays(List.of(whole)).apply(atScans.apply(0))
                            : atScans.apply(delay));
        }
        return Matrix.hstack(copies);
    }
}
