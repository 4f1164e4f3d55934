package org.brainrank.formats.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.Optional;
import org.brainrank.formats.NumberType;

/**
 * How the numbers of a dataset are stored.
 *
 * @param type of each number
 * @param order of bytes
 */
record StoredType(NumberType type, ByteOrder order) {
    static Optional<StoredType> of(DataType type) {
        if (type instanceof FloatingPoint number) {
            return floating(number);
        }
        if (type instanceof FixedPoint number) {
            return fixed(number);
        }
        // h5py keeps truth values as an enumeration of bytes.
        return type instanceof EnumDataType named ? of(named.getBaseType()) : Optional.empty();
    }

    private static Optional<StoredType> floating(FloatingPoint number) {
        boolean ieee = number.getBitOffset() == 0
                && number.getBitPrecision() == number.getSize() * 8
                && number.getSignLocation() == number.getSize() * 8 - 1;
        NumberType type = switch (number.getSize() * 100 + number.getExponentSize()) {
            case 205 -> NumberType.FLOAT16;
            case 408 -> NumberType.FLOAT32;
            case 811 -> NumberType.FLOAT64;
            default -> null;
        };
        return ieee
                ? Optional.ofNullable(type).map(known -> new StoredType(known, number.getByteOrder()))
                : Optional.empty();
    }

    private static Optional<StoredType> fixed(FixedPoint number) {
        if (number.getBitOffset() != 0 || number.getBitPrecision() != number.getSize() * 8) {
            return Optional.empty();
        }
        boolean signed = number.isSigned();
        NumberType type = switch (number.getSize()) {
            case 1 -> signed ? NumberType.INT8 : NumberType.UINT8;
            case 2 -> signed ? NumberType.INT16 : NumberType.UINT16;
            case 4 -> signed ? NumberType.INT32 : NumberType.UINT32;
            case 8 -> signed ? NumberType.INT64 : NumberType.UINT64;
            default -> null;
        };
        return Optional.ofNullable(type).map(known -> new StoredType(known, number.getByteOrder()));
    }
}
