package org.brainrank.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.brainrank.spi.UserException;

/** Writes a cut as an ONNX file of its own; constants are copied from file to file, past the heap. */
final class CutFile {
    private static final int GRAPH_NAME = 2;
    private static final int BUFFER_BYTES = 1 << 16;

    private CutFile() {}

    static void write(OnnxGraph graph, Cut cut, Path source, Path target) throws IOException {
        UnknownFieldSet.Builder small = UnknownFieldSet.newBuilder();
        add(small, GRAPH_NAME, ByteString.copyFromUtf8("brainrank"));
        cut.nodes()
                .forEach(node -> add(small, OnnxFile.GRAPH_NODE, node.message().toByteString()));
        cut.inputs()
                .forEach(value ->
                        add(small, OnnxFile.GRAPH_INPUT, value.message().toByteString()));
        cut.outputs()
                .forEach(value ->
                        add(small, OnnxFile.GRAPH_OUTPUT, value.message().toByteString()));
        UnknownFieldSet fields = small.build();
        long length = fields.getSerializedSize();
        for (OnnxTensorEntry entry : cut.constants()) {
            length += CodedOutputStream.computeTagSize(OnnxFile.GRAPH_INITIALIZER)
                    + CodedOutputStream.computeUInt32SizeNoTag(entry.length())
                    + (long) entry.length();
        }
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream stream = Channels.newOutputStream(out);
            CodedOutputStream coded = CodedOutputStream.newInstance(stream, BUFFER_BYTES);
            graph.model().writeTo(coded);
            coded.writeTag(OnnxFile.MODEL_GRAPH, 2);
            coded.writeUInt32NoTag(Math.toIntExact(length));
            fields.writeTo(coded);
            for (OnnxTensorEntry entry : cut.constants()) {
                coded.writeTag(OnnxFile.GRAPH_INITIALIZER, 2);
                coded.writeUInt32NoTag(entry.length());
                coded.flush();
                copy(in, entry, out);
            }
            coded.flush();
        }
    }

    /**
     * Puts files that hold constants beside the cuts, by links.
     *
     * @throws UserException if one is missing, or its name leads out of the model's folder
     */
    static void link(Cut cut, Path source, Path folder) throws IOException {
        for (String name : cut.external()) {
            Path plain = Path.of(name);
            Path file = source.resolveSibling(plain).toAbsolutePath();
            if (plain.isAbsolute() || !plain.normalize().equals(plain) || plain.startsWith("..")) {
                throw new UserException("'" + source + "' keeps weights in '" + name
                        + "'; expected the name of a file beside it, that leads nowhere else");
            }
            if (!Files.isRegularFile(file)) {
                throw new UserException("'" + source + "' keeps weights in '" + name
                        + "', which is not beside it. Copy both files together");
            }
            Path link = folder.resolve(plain);
            Files.createDirectories(link.getParent());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, file);
            }
        }
    }

    private static void copy(FileChannel in, OnnxTensorEntry entry, FileChannel out) throws IOException {
        long done = 0;
        while (done < entry.length()) {
            long moved = in.transferTo(entry.begin() + done, entry.length() - done, out);
            if (moved <= 0) {
                throw new IOException("it became shorter while it was read");
            }
            done += moved;
        }
    }

    private static void add(UnknownFieldSet.Builder fields, int number, ByteString value) {
        fields.mergeField(
                number,
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
    }
}
