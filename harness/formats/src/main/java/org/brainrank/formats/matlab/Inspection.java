package org.brainrank.formats.matlab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.formats.Problem;
import org.brainrank.spi.UserException;

/**
 * Looks through a variable before the library reads it: that every length fits into what it is in, that there are as many
 * numbers as the dimensions say, and that cells do not nest without end. The library allocates first and looks later.
 *
 * <p>Source: MATLAB MAT-File Format, R2023b, "Version 5 MAT-File Format".
 */
final class Inspection {
    private static final int DEEPEST = 32;
    private static final int MOST_AXES = 32;
    private static final int MATRIX = 14;
    private static final int CELL = 1;
    private static final int STRUCT = 2;
    private static final int CHARACTERS = 4;
    private static final int COMPLEX = 0x800;
    /** Bytes a number, by type: int8, uint8, int16, uint16, int32, uint32, single, –, double, –, –, int64, uint64. */
    private static final int[] WIDTHS = {0, 1, 1, 2, 2, 4, 4, 4, 0, 8, 0, 0, 8, 8, 0, 0, 1, 2, 4};

    private final Path file;
    private final ByteBuffer bytes;

    private Inspection(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Checks all of a matrix, which begins at the buffer's position, behind its tag. */
    static void check(Path file, ByteBuffer bytes) {
        new Inspection(file, bytes).matrix(bytes.limit(), 0);
    }

    /** The name of a matrix. */
    static String name(Path file, ByteBuffer bytes) {
        Inspection inspection = new Inspection(file, bytes);
        inspection.skip(bytes.limit());
        inspection.skip(bytes.limit());
        Part name = inspection.part(bytes.limit());
        byte[] text = new byte[name.size()];
        bytes.get(name.start(), text);
        return new String(text, StandardCharsets.ISO_8859_1).replaceAll("\0.*", "");
    }

    private record Part(int type, int start, int size, int next) {
        int count() {
            return type > 0 && type < WIDTHS.length && WIDTHS[type] > 0 ? size / WIDTHS[type] : -1;
        }
    }

    private Part part(int end) {
        int at = bytes.position();
        if (end - at < 8) {
            throw damaged("a variable that ends early");
        }
        int first = bytes.getInt(at);
        boolean small = first >>> 16 != 0;
        int size = small ? first >>> 16 : bytes.getInt(at + 4);
        int start = at + (small ? 4 : 8);
        if (size < 0 || size > end - start || (small && size > 4)) {
            throw damaged("a part of " + size + " bytes, where there are " + (end - start));
        }
        long next = small ? at + 8 : start + (size + 7L) / 8 * 8;
        if (next > end) {
            throw damaged("a part without its padding");
        }
        bytes.position((int) next);
        return new Part(small ? first & 0xffff : first, start, size, (int) next);
    }

    private void skip(int end) {
        part(end);
    }

    private void matrix(int end, int depth) {
        if (depth > DEEPEST) {
            throw damaged("cells nested " + depth + " deep");
        }
        Part flags = part(end);
        if (flags.size() != 8 || flags.type() != 6) {
            throw damaged("flags of " + flags.size() + " bytes");
        }
        int flag = bytes.getInt(flags.start());
        long numbers = numbers(part(end));
        skip(end);
        int kind = flag & 0xff;
        if (kind == CELL) {
            children(numbers, end, depth);
        } else if (kind == STRUCT) {
            children(numbers * fields(end), end, depth);
        } else if (kind == CHARACTERS) {
            Part text = part(end);
            if (text.count() < 0 || numbers > Math.max(text.size(), 0)) {
                throw damaged(numbers + " characters in " + text.size() + " bytes");
            }
        } else if (kind >= 6 && kind <= 15) {
            real(numbers, end, (flag & COMPLEX) != 0);
        } else {
            throw refused(kind);
        }
    }

    private long numbers(Part dimensions) {
        int axes = dimensions.size() / 4;
        if (dimensions.type() != 5 || axes < 2 || axes > MOST_AXES) {
            throw damaged(axes + " axes");
        }
        long product = 1;
        List<Integer> lengths = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            int length = bytes.getInt(dimensions.start() + 4 * axis);
            lengths.add(length);
            product *= length;
            if (length < 0 || product > Integer.MAX_VALUE) {
                throw damaged("dimensions " + lengths);
            }
        }
        return product;
    }

    private int fields(int end) {
        Part length = part(end);
        Part names = part(end);
        int each = length.size() == 4 ? bytes.getInt(length.start()) : 0;
        if (each < 1 || names.size() % each != 0) {
            throw damaged("names of fields of " + each + " characters");
        }
        return names.size() / each;
    }

    private void children(long count, int end, int depth) {
        // Each has a tag at least.
        if (count > (end - bytes.position()) / 8) {
            throw damaged(count + " cells in " + (end - bytes.position()) + " bytes");
        }
        for (long i = 0; i < count; i++) {
            Part child = part(end);
            if (child.type() != MATRIX) {
                throw damaged("a cell of type " + child.type());
            }
            if (child.size() > 0) {
                bytes.position(child.start());
                matrix(child.start() + child.size(), depth + 1);
                bytes.position(child.next());
            }
        }
    }

    private void real(long numbers, int end, boolean complex) {
        if (complex) {
            throw Problem.in(file, "complex numbers", "real ones", "Save real(x), imag(x) or abs(x).");
        }
        Part real = part(end);
        if (real.count() != numbers) {
            throw damaged(real.count() + " numbers where the dimensions say " + numbers);
        }
    }

    private UserException refused(int kind) {
        return Problem.in(
                file,
                switch (kind) {
                    case 3 -> "an object";
                    case 5 -> "a sparse matrix";
                    case 16 -> "a function";
                    case 17 -> "an object of MATLAB's own, such as a table or a string";
                    default -> "a variable of class " + kind;
                },
                "a matrix, text, a cell array or a structure",
                "Convert it in MATLAB: full(x), table2array(x), char(x), struct(x).");
    }

    private UserException damaged(String found) {
        return Problem.damaged(file, found, "parts that fit together");
    }
}
