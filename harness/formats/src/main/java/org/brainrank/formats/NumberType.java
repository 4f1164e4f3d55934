package org.brainrank.formats;

import java.nio.ByteBuffer;

/** How a number is stored. */
public enum NumberType {
    /** 8 bits, not negative. */
    UINT8(1, false),
    /** 8 bits, two's complement. */
    INT8(1, false),
    /** 16 bits, not negative. */
    UINT16(2, false),
    /** 16 bits, two's complement. */
    INT16(2, false),
    /** 32 bits, not negative. */
    UINT32(4, false),
    /** 32 bits, two's complement. */
    INT32(4, false),
    /** 64 bits, not negative; beyond 2^53 the nearest double. */
    UINT64(8, false),
    /** 64 bits, two's complement; beyond 2^53 the nearest double. */
    INT64(8, false),
    /** IEEE 754, 16 bits. */
    FLOAT16(2, true),
    /** IEEE 754, 32 bits. */
    FLOAT32(4, true),
    /** IEEE 754, 64 bits. */
    FLOAT64(8, true);

    private final int bytes;
    private final boolean floating;

    NumberType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /**
     * Its width.
     *
     * @return bytes a number
     */
    public int bytes() {
        return bytes;
    }

    /**
     * Whether it has a fraction.
     *
     * @return false for integers
     */
    public boolean isFloating() {
        return floating;
    }

    /**
     * Takes the next number of a buffer, in the buffer's order of bytes.
     *
     * @param from has at least {@link #bytes()} left
     * @return the number
     */
    public double next(ByteBuffer from) {
        return switch (this) {
            case UINT8 -> Byte.toUnsignedInt(from.get());
            case INT8 -> from.get();
            case UINT16 -> Short.toUnsignedInt(from.getShort());
            case INT16 -> from.getShort();
            case UINT32 -> Integer.toUnsignedLong(from.getInt());
            case INT32 -> from.getInt();
            case UINT64 -> unsigned(from.getLong());
            case INT64 -> (double) from.getLong();
            case FLOAT16 -> half(from.getShort());
            case FLOAT32 -> from.getFloat();
            case FLOAT64 -> from.getDouble();
        };
    }

    /**
     * An unsigned number of 64 bits as the nearest double.
     *
     * @param bits of it
     * @return not negative
     */
    public static double unsigned(long bits) {
        // Halved with the lost bit kept sticky, so that doubling rounds as the whole number would.
        return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
    }

    /** 2^(e − 15) (1 + m / 1024), subnormal where e is 0, infinite or no number where it is 31. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int mantissa = bits & 0x3ff;
        double sign = bits < 0 ? -1 : 1;
        if (exponent == 31) {
            return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((double) mantissa, -24)
                : sign * Math.scalb(1024.0 + mantissa, exponent - 25);
    }
}
