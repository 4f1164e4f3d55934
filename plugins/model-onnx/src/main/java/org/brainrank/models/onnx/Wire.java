package org.brainrank.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;

/** Fields of protocol buffer messages by number, as ONNX's {@code onnx.proto} gives them. */
final class Wire {
    private Wire() {}

    static UnknownFieldSet message(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new BrokenOnnxException("is not a protocol buffer message: " + e.getMessage(), e);
        }
    }

    static List<ByteString> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList();
    }

    static List<String> texts(UnknownFieldSet message, int field) {
        return messages(message, field).stream().map(ByteString::toStringUtf8).toList();
    }

    /** The last value given, as the format asks; empty if there is none. */
    static String text(UnknownFieldSet message, int field) {
        List<ByteString> values = messages(message, field);
        return values.isEmpty() ? "" : values.get(values.size() - 1).toStringUtf8();
    }

    /** The last value given; 0 if there is none. */
    static long number(UnknownFieldSet message, int field) {
        List<Long> values = message.getField(field).getVarintList();
        return values.isEmpty() ? 0 : values.get(values.size() - 1);
    }

    static Fields fields() {
        return new Fields();
    }

    /** Builds a message. */
    static final class Fields {
        private final UnknownFieldSet.Builder builder = UnknownFieldSet.newBuilder();

        Fields text(int field, String value) {
            return bytes(field, ByteString.copyFromUtf8(value));
        }

        Fields message(int field, UnknownFieldSet value) {
            return bytes(field, value.toByteString());
        }

        Fields number(int field, long value) {
            builder.mergeField(
                    field, UnknownFieldSet.Field.newBuilder().addVarint(value).build());
            return this;
        }

        UnknownFieldSet build() {
            return builder.build();
        }

        private Fields bytes(int field, ByteString value) {
            builder.mergeField(
                    field,
                    UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
            return this;
        }
    }
}
