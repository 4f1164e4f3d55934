package org.brainrank.formats.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.filter.PipelineFilterWithData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Numbers;
import org.brainrank.formats.Problem;

/** Numbers in chunks, decoded one chunk at a time. Every chunk has to be there: holes are not filled with anything. */
final class ChunkedNumbers implements Numbers {
    /** DEFLATE makes 258 bytes of two bits at best; LZF less. */
    private static final long RATIO = 1032;

    private static final long SLACK = 1 << 16;
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE - 64;

    private final Path file;
    private final ChunkedDataset dataset;
    private final ChunkDecoder decoder;
    private final int[] shape;
    private final int[] chunk;
    private final int chunkNumbers;
    private final long count;

    private ChunkedNumbers(
            Path file, ChunkedDataset dataset, ChunkDecoder decoder, int[] shape, int[] chunk, long count) {
        this.file = file;
        this.dataset = dataset;
        this.decoder = decoder;
        this.shape = shape;
        this.chunk = chunk;
        this.chunkNumbers = Arrays.stream(chunk).reduce(1, Math::multiplyExact);
        this.count = count;
    }

    static ChunkedNumbers of(Path file, ByteSource source, ChunkedDataset dataset, StoredType stored, long count) {
        List<PipelineFilterWithData> filters = dataset.getFilters();
        String where = "'" + dataset.getPath() + "'";
        for (PipelineFilterWithData filter : filters) {
            if (!ChunkDecoder.knows(filter.getId())) {
                throw Problem.in(
                        file,
                        where + " with filter " + filter.getName() + " (" + filter.getId() + ")",
                        "gzip, shuffle, fletcher32 or lzf",
                        "Repack it: h5repack -f GZIP=4 old.h5 new.h5.");
            }
        }
        List<ChunkDecoder.Filter> known = filters.stream()
                .map(filter -> new ChunkDecoder.Filter(filter.getId(), filter.getFilterData()))
                .toList();
        int[] chunk = dataset.getChunkDimensions();
        int width = stored.type().bytes();
        long bytes = width;
        if (chunk.length != dataset.getDimensionsAsLong().length) {
            throw Problem.damaged(file, "chunks of " + chunk.length + " axes in " + where, "as many as the dataset's");
        }
        for (int length : chunk) {
            if (length < 1 || bytes > LARGEST_CHUNK / length) {
                throw Problem.damaged(file, "chunks of " + Arrays.toString(chunk) + " in " + where, "below 2 GiB");
            }
            bytes *= length;
        }
        long ratio = filters.isEmpty() ? 1 : RATIO;
        long most = ratio * source.size() + SLACK;
        // A dataset smaller than its chunk has the chunk all the same.
        if (Math.max(bytes, count * width) > most) {
            throw Problem.damaged(
                    file,
                    count + " numbers in " + where + ", in chunks of " + Arrays.toString(chunk),
                    "at most " + most + " bytes");
        }
        ChunkedNumbers numbers = new ChunkedNumbers(
                file, dataset, new ChunkDecoder(known, stored), dataset.getDimensions(), chunk, count);
        if (numbers.chunks() > source.size()) {
            throw Problem.damaged(file, numbers.chunks() + " chunks in " + where, "no more than there are bytes");
        }
        return numbers;
    }

    private long chunks() {
        long product = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            product *= along(axis);
        }
        return product;
    }

    private int along(int axis) {
        return (int) (((long) shape[axis] + chunk[axis] - 1) / chunk[axis]);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void each(long from, long to, Taker taker) {
        long row = count / shape[0];
        Hdf5File.guarded(file, () -> {
            int[] start = new int[shape.length];
            for (long index = 0; index < chunks(); index++) {
                long rest = index;
                for (int axis = shape.length - 1; axis >= 0; axis--) {
                    start[axis] = (int) (rest % along(axis)) * chunk[axis];
                    rest /= along(axis);
                }
                if (start[0] * row < to && ((long) start[0] + chunk[0]) * row > from) {
                    show(start, decoded(start), from, to, taker);
                }
            }
            return taker;
        });
    }

    private double[] decoded(int[] start) {
        try {
            ByteBuffer raw = dataset.getRawChunkBuffer(start);
            ByteBuffer plain =
                    decoder.decode(raw, chunkNumbers * decoder.stored().type().bytes());
            return decoder.numbers(plain, chunkNumbers);
        } catch (IOException e) {
            throw Problem.damaged(
                    file,
                    e.getMessage() + " at " + Arrays.toString(start) + " of '" + dataset.getPath() + "'",
                    "whole chunks");
        }
    }

    private void show(int[] start, double[] values, long from, long to, Taker taker) {
        int last = shape.length - 1;
        int[] at = new int[shape.length];
        for (int first = 0; first < values.length; first += chunk[last]) {
            long index = 0;
            boolean inside = true;
            for (int axis = 0; axis <= last; axis++) {
                int place = start[axis] + at[axis];
                inside &= place < shape[axis];
                index = index * shape[axis] + place;
            }
            for (int i = 0; inside && i < chunk[last] && start[last] + i < shape[last]; i++) {
                if (index + i >= from && index + i < to) {
                    taker.take(index + i, values[first + i]);
                }
            }
            for (int axis = last - 1; axis >= 0 && ++at[axis] == chunk[axis]; axis--) {
                at[axis] = 0;
            }
        }
    }

    @Override
    public void close() {
        // Closed with the file.
    }
}
