package org.brainrank.models.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constant tensor of a graph; its numbers stay in the file.
 *
 * @param name of the tensor
 * @param dimensions its shape
 * @param type {@code TensorProto.DataType}
 * @param location the file beside the model that holds its numbers; empty where they are in the model's own file
 * @param begin where its message begins in the file
 * @param length of its message, in bytes
 */
record OnnxTensorEntry(
        String name, List<Long> dimensions, int type, Optional<String> location, long begin, int length) {
    static final int FLOAT = 1;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;
    static final int BFLOAT16 = 16;

    static final int NAME = 8;
    private static final int DIMENSIONS = 1;
    private static final int TYPE = 2;
    private static final int EXTERNAL_DATA = 13;

    /**
     * Reads the small fields and skips the numbers.
     *
     * @param in stands behind the message's length, limited to the message
     * @param begin where that is in the file
     */
    static OnnxTensorEntry read(CodedInputStream in, long begin, int length) throws IOException {
        String name = "";
        int type = 0;
        List<Long> dimensions = new ArrayList<>();
        Optional<String> location = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            int kind = WireFormat.getTagWireType(tag);
            if (field == NAME && kind == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                name = in.readStringRequireUtf8();
            } else if (field == TYPE && kind == WireFormat.WIRETYPE_VARINT) {
                type = in.readInt32();
            } else if (field == DIMENSIONS && kind == WireFormat.WIRETYPE_VARINT) {
                dimensions.add(in.readInt64());
            } else if (field == DIMENSIONS && kind == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int limit = in.pushLimit(in.readRawVarint32());
                while (!in.isAtEnd()) {
                    dimensions.add(in.readInt64());
                }
                in.popLimit(limit);
            } else if (field == EXTERNAL_DATA && kind == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                var entry = Wire.message(in.readBytes());
                if (Wire.text(entry, 1).equals("location")) {
                    location = Optional.of(Wire.text(entry, 2));
                }
            } else if (!in.skipField(tag)) {
                throw new BrokenOnnxException("tensor '" + name + "' ends in the middle");
            }
        }
        return new OnnxTensorEntry(name, List.copyOf(dimensions), type, location, begin, length);
    }

    /** How many numbers it has. */
    long size() {
        return dimensions.stream().reduce(1L, Math::multiplyExact);
    }

    /** Whether its numbers are weights rather than shapes and positions. */
    boolean isFloating() {
        return type == FLOAT || type == FLOAT16 || type == BFLOAT16 || type == DOUBLE;
    }
}
