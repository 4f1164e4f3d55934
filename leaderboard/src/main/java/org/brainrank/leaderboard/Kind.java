package org.brainrank.leaderboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column are written, here for the page without its script and in {@code page/format.js} for the page
 * with it. The script gets whole numbers of the last decimal: short, and no digit that is not shown.
 *
 * @param shape how many numbers there are and what stands around them
 * @param decimals of each number
 */
record Kind(Shape shape, int decimals) {
    /** What stands around the numbers. */
    enum Shape {
        /** {@code 3 (1–5)}. */
        RANK,
        /** {@code 0.1 [0.0, 0.2]}. */
        INTERVAL,
        /** {@code [0.0, 0.2]}. */
        RANGE,
        /** {@code 0.1}. */
        FIXED,
        /** {@code 12%}, of a share. */
        PERCENT,
        /** {@code <0.001} where it is. */
        P,
        /** One decimal below ten. */
        SECONDS,
        /** {@code 5/27}. */
        OF,
        /** {@code 3, 4}. */
        LIST;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The text of a cell.
     *
     * @param values as many as the shape has; NaN where a number is not defined
     * @return as people read it
     */
    String text(double... values) {
        if (values.length == 0 || Double.isNaN(values[0])) {
            return Numbers.NONE;
        }
        return switch (shape) {
            case RANK ->
                whole(values[0])
                        + (values[1] == values[2]
                                ? " (" + whole(values[1]) + ")"
                                : " (" + whole(values[1]) + "–" + whole(values[2]) + ")");
            case INTERVAL -> Numbers.interval(new Estimate(values[0], values[1], values[2]), decimals);
            case RANGE -> "[" + Numbers.fixed(values[0], decimals) + ", " + Numbers.fixed(values[1], decimals) + "]";
            case FIXED -> Numbers.fixed(values[0], decimals);
            case PERCENT -> Numbers.percent(values[0]);
            case P -> Numbers.p(values[0]);
            case SECONDS -> Numbers.seconds(values[0]);
            case OF -> whole(values[0]) + "/" + whole(values[1]);
            case LIST -> Arrays.stream(values).mapToObj(Kind::whole).collect(Collectors.joining(", "));
        };
    }

    /**
     * The same for the script.
     *
     * @param values as many as the shape has
     * @return a number, a list of numbers, or null where nothing is defined
     */
    @Nullable
    Object compact(double... values) {
        if (values.length == 0 || !Double.isFinite(values[0])) {
            return null;
        }
        if (values.length == 1 && shape != Shape.LIST) {
            return units(values[0]);
        }
        List<@Nullable Long> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(units(value));
        }
        return numbers;
    }

    private @Nullable Long units(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        if (shape == Shape.P && value < 0.001) {
            return 0L;
        }
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    private static String whole(double value) {
        return Numbers.fixed(value, 0);
    }
}
