package org.brainrank.models.transformers;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.brainrank.engine.Devices;
import org.brainrank.spi.UserException;

/**
 * How a model is computed.
 *
 * @param device where
 * @param precision of the products with its weights; everything else is float32
 * @param streamed whether weights that the files have otherwise are made ready block by block
 */
public record Computation(Device device, DataType precision, boolean streamed) {
    /** On the processor, in float32, all weights in memory. */
    public static final Computation PLAIN = new Computation(Device.cpu(), DataType.FLOAT32, false);

    static final String FLOAT32 = "float32";
    static final List<String> PRECISIONS = List.of(FLOAT32, "float16", "bfloat16");
    static final String RESIDENT = "resident";
    static final List<String> WEIGHTS = List.of(RESIDENT, "streamed");

    /**
     * As a config says.
     *
     * @param devices there are
     * @param device auto, cpu or cuda:N
     * @param precision float32, float16 or bfloat16
     * @param weights resident or streamed
     * @return the computation
     * @throws UserException if the device is not there, or the engine cannot compute so
     */
    static Computation of(Devices devices, String device, String precision, String weights) {
        if (precision.equals("bfloat16")) {
            throw new UserException("precision: bfloat16 cannot be computed in: the engine (DJL's PyTorch) has no such"
                    + " arrays and would end the process. Use precision: float32, which widens bfloat16 files without loss"
                    + " (with weights: streamed one block at a time), or float16, which takes half the memory");
        }
        return new Computation(
                devices.named(device),
                precision.equals(FLOAT32) ? DataType.FLOAT32 : DataType.FLOAT16,
                !weights.equals(RESIDENT));
    }

    /** What a fingerprint says of it: nothing where numbers are as ever. */
    String note() {
        return precision == DataType.FLOAT32 ? "" : "precision " + spelled();
    }

    /** The precision as a config spells it. */
    String spelled() {
        return precision == DataType.FLOAT32 ? FLOAT32 : "float16";
    }

    boolean onProcessor() {
        return !device.isGpu();
    }

    /** Bytes of a number of a matrix. */
    int bytes() {
        return precision.getNumOfBytes();
    }
}
