package org.brainrank.formats.nifti;

import java.util.Map;
import org.brainrank.formats.NumberType;

/** NIfTI's codes of number types. */
final class NiftiTypes {
    static final Map<Integer, NumberType> READ = Map.ofEntries(
            Map.entry(2, NumberType.UINT8),
            Map.entry(4, NumberType.INT16),
            Map.entry(8, NumberType.INT32),
            Map.entry(16, NumberType.FLOAT32),
            Map.entry(64, NumberType.FLOAT64),
            Map.entry(256, NumberType.INT8),
            Map.entry(512, NumberType.UINT16),
            Map.entry(768, NumberType.UINT32),
            Map.entry(1024, NumberType.INT64),
            Map.entry(1280, NumberType.UINT64));

    private static final Map<Integer, String> REFUSED = Map.of(
            0, "no type",
            1, "single bits",
            32, "complex numbers of two 32-bit floats",
            128, "colours (RGB)",
            1536, "128-bit floats",
            1792, "complex numbers of two 64-bit floats",
            2048, "complex numbers of two 128-bit floats",
            2304, "colours (RGBA)");

    private NiftiTypes() {}

    static String describe(int code) {
        return "data type " + code + ", " + REFUSED.getOrDefault(code, "which NIfTI does not know");
    }
}
