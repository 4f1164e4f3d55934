package org.brainrank.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What a graph says of one of its inputs, outputs or tensors.
 *
 * @param name of the tensor
 * @param type {@code TensorProto.DataType}; 0 if it is not said
 * @param dimensions its shape, −1 where it is not fixed
 * @param message as the file has it
 */
record OnnxValue(String name, int type, List<Long> dimensions, UnknownFieldSet message) {
    static OnnxValue of(ByteString bytes) {
        UnknownFieldSet message = Wire.message(bytes);
        int type = 0;
        List<Long> dimensions = new ArrayList<>();
        for (ByteString outer : Wire.messages(message, 2)) {
            for (ByteString tensor : Wire.messages(Wire.message(outer), 1)) {
                UnknownFieldSet fields = Wire.message(tensor);
                type = (int) Wire.number(fields, 1);
                for (ByteString shape : Wire.messages(fields, 2)) {
                    for (ByteString dimension : Wire.messages(Wire.message(shape), 1)) {
                        UnknownFieldSet one = Wire.message(dimension);
                        dimensions.add(one.hasField(1) ? Wire.number(one, 1) : -1);
                    }
                }
            }
        }
        return new OnnxValue(Wire.text(message, 1), type, List.copyOf(dimensions), message);
    }

    /** A tensor of a type, of any shape. */
    static OnnxValue of(String name, int type) {
        UnknownFieldSet tensor = Wire.fields().number(1, type).build();
        UnknownFieldSet message = Wire.fields()
                .text(1, name)
                .message(2, Wire.fields().message(1, tensor).build())
                .build();
        return new OnnxValue(name, type, List.of(), message);
    }
}
