package org.brainrank.leaderboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of figures in whole multiples of a unit: short, and rounded as {@link Numbers} rounds, so that a figure never says
 * another digit than a table.
 *
 * @param decimals of the unit, 10 to the power of minus this
 */
record FigureUnits(int decimals) {

    /** A ten-thousandth, as tables have it, or finer where all values are small. */
    static FigureUnits of(List<Row> rows) {
        double largest = rows.stream()
                .filter(row -> row.role() != Cell.Role.FLOOR)
                .mapToDouble(row -> Math.abs(row.unique().mean()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return new FigureUnits(largest == 0 || largest >= 0.01 ? 4 : largest >= 0.001 ? 5 : 6);
    }

    double unit() {
        return BigDecimal.ONE.movePointLeft(decimals).doubleValue();
    }

    /** A number in units; null if it is not defined. */
    @Nullable
    Long of(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact()
                : null;
    }

    /** Mean, low and high. */
    List<@Nullable Long> of(Estimate estimate) {
        return of(estimate.mean(), estimate.low(), estimate.high());
    }

    List<@Nullable Long> of(double... values) {
        List<@Nullable Long> units = new ArrayList<>();
        for (double value : values) {
            units.add(of(value));
        }
        return units;
    }

    /** A number that has no table of its own, at four significant digits. */
    static double significant(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(4, RoundingMode.HALF_EVEN))
                .doubleValue();
    }
}
