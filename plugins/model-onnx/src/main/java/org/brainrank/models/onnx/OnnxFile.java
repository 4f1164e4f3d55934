package org.brainrank.models.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.UserException;

/** Reads the graph of an ONNX file. Numbers of constants are skipped, so a file of two GiB costs little memory. */
final class OnnxFile {
    static final int MODEL_GRAPH = 7;
    static final int GRAPH_NODE = 1;
    static final int GRAPH_INITIALIZER = 5;
    static final int GRAPH_INPUT = 11;
    static final int GRAPH_OUTPUT = 12;
    private static final int GRAPH_VALUE = 13;
    private static final int GRAPH_SPARSE = 15;

    private final CodedInputStream in;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensorEntry> constants = new LinkedHashMap<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final Map<String, Integer> types = new HashMap<>();
    private boolean found;

    private OnnxFile(CodedInputStream in) {
        this.in = in;
        in.setSizeLimit(Integer.MAX_VALUE);
    }

    /**
     * Reads.
     *
     * @throws UserException if it is no ONNX file, or broken
     */
    static OnnxGraph read(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            OnnxFile reader = new OnnxFile(CodedInputStream.newInstance(bytes));
            UnknownFieldSet model = reader.model();
            return reader.graph(model);
        } catch (InvalidProtocolBufferException | BrokenOnnxException | ArithmeticException e) {
            throw new UserException(
                    "'" + file + "' is not a whole ONNX file: " + e.getMessage() + ". Copy or export it again", e);
        } catch (IOException e) {
            throw new UserException("'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private UnknownFieldSet model() throws IOException {
        UnknownFieldSet.Builder around = UnknownFieldSet.newBuilder();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, MODEL_GRAPH)) {
                found = true;
                int limit = in.pushLimit(length());
                read();
                in.popLimit(limit);
            } else if (!around.mergeFieldFrom(tag, in)) {
                throw new BrokenOnnxException("it ends in the middle of a group");
            }
        }
        return around.build();
    }

    private void read() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (isMessage(tag, GRAPH_NODE)) {
                nodes.add(OnnxNode.of(in.readBytes()));
            } else if (isMessage(tag, GRAPH_INITIALIZER)) {
                int length = length();
                long begin = in.getTotalBytesRead();
                int limit = in.pushLimit(length);
                OnnxTensorEntry entry = OnnxTensorEntry.read(in, begin, length);
                in.popLimit(limit);
                constants.put(entry.name(), entry);
            } else if (isMessage(tag, GRAPH_INPUT)) {
                inputs.add(OnnxValue.of(in.readBytes()));
            } else if (isMessage(tag, GRAPH_OUTPUT)) {
                outputs.add(OnnxValue.of(in.readBytes()));
            } else if (isMessage(tag, GRAPH_VALUE)) {
                OnnxValue value = OnnxValue.of(in.readBytes());
                types.put(value.name(), value.type());
            } else if (isMessage(tag, GRAPH_SPARSE)) {
                throw new BrokenOnnxException("it has sparse weights, which are not supported; export dense ones");
            } else if (!in.skipField(tag)) {
                throw new BrokenOnnxException("its graph ends in the middle of a group");
            }
        }
    }

    private OnnxGraph graph(UnknownFieldSet model) {
        if (!found || nodes.isEmpty() || outputs.isEmpty()) {
            throw new BrokenOnnxException("it has no graph with nodes and outputs");
        }
        // Files of old versions list constants among the inputs too.
        inputs.removeIf(value -> constants.containsKey(value.name()));
        outputs.forEach(value -> types.put(value.name(), value.type()));
        inputs.forEach(value -> types.put(value.name(), value.type()));
        constants.values().forEach(entry -> types.put(entry.name(), entry.type()));
        Set<String> known = new HashSet<>(constants.keySet());
        inputs.forEach(value -> known.add(value.name()));
        for (OnnxNode node : nodes) {
            for (String name : node.needs()) {
                if (!known.contains(name)) {
                    throw new BrokenOnnxException(
                            "a " + node.operation() + " reads '" + name + "', which nothing before it makes");
                }
            }
            known.addAll(node.outputs());
        }
        return new OnnxGraph(
                model, List.copyOf(nodes), constants, List.copyOf(inputs), List.copyOf(outputs), Map.copyOf(types));
    }

    private int length() throws IOException {
        int length = in.readRawVarint32();
        if (length < 0) {
            throw new BrokenOnnxException("a length of " + Integer.toUnsignedString(length) + " is beyond the format");
        }
        return length;
    }

    private static boolean isMessage(int tag, int field) {
        return WireFormat.getTagFieldNumber(tag) == field
                && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
}
