package org.brainrank.models.safetensors;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a file stores a number. Only these reach the engine: it aborts the whole JVM on bfloat16. */
enum Precision {
    F64(8, DataType.FLOAT64) {
        @Override
        float read(ByteBuffer bytes, int index) {
            return (float) bytes.getDouble(8 * index);
        }
    },
    F32(4, DataType.FLOAT32) {
        @Override
        float read(ByteBuffer bytes, int index) {
            return bytes.getFloat(4 * index);
        }
    },
    F16(2, DataType.FLOAT16) {
        @Override
        float read(ByteBuffer bytes, int index) {
            return widenHalf(bytes.getShort(2 * index));
        }
    },
    /** The engine has no array of it. */
    BF16(2, DataType.UNKNOWN) {
        @Override
        float read(ByteBuffer bytes, int index) {
            return Float.intBitsToFloat(bytes.getShort(2 * index) << 16);
        }

        /** By the bulk: several times faster. */
        @Override
        void widen(ByteBuffer bytes, int from, float[] into, int at, int count) {
            short[] halves = new short[count];
            bytes.duplicate()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(2 * from)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(halves);
            for (int i = 0; i < count; i++) {
                into[at + i] = Float.intBitsToFloat(halves[i] << 16);
            }
        }
    };

    private final int bytes;
    private final DataType type;

    Precision(int bytes, DataType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Bytes a number. */
    int bytes() {
        return bytes;
    }

    /** The engine's name for it. */
    DataType type() {
        return type;
    }

    /**
     * Some numbers as float32.
     *
     * @param bytes little-endian
     * @param from first of them, counted in numbers
     * @param into takes them
     * @param at where in it the first goes
     * @param count how many
     */
    void widen(ByteBuffer bytes, int from, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = read(bytes, from + i);
        }
    }

    /**
     * One number as float32; exact for the 16-bit formats.
     *
     * @param bytes little-endian
     * @param index counted in numbers
     */
    abstract float read(ByteBuffer bytes, int index);

    /** IEEE 754 binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits. */
    static float widenHalf(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >> 10) & 0x1f;
        int fraction = half & 0x3ff;
        if (exponent == 0) {
            // Zero or subnormal: fraction × 2⁻²⁴, which float32 holds exactly.
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 31 ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}
