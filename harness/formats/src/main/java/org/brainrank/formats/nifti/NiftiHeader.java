package org.brainrank.formats.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.brainrank.formats.ByteSource;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Layout;
import org.brainrank.formats.NumberType;
import org.brainrank.formats.Problem;

/**
 * A header, checked.
 *
 * <p>Source: nifti1.h and nifti2.h of the NIfTI reference library. Where these leave it open, as nibabel reads them.
 *
 * @param version 1 or 2
 * @param pair whether the numbers are in a file of their own (.hdr and .img)
 * @param dimensions lengths of the axes, at least 3; those that are not there are 1
 * @param type of each number
 * @param order of bytes
 * @param start of the numbers, in bytes
 * @param slope what numbers are multiplied by; 1 where the file says 0 or nothing finite
 * @param intercept what is added then
 * @param grid first three axes
 * @param repetitionTime in seconds; empty unless above 0 in a known unit
 * @param timeStep {@code pixdim[4]} as stored, in whatever unit
 * @param intent what the numbers mean, NIfTI's code
 * @param intentName its name in the file
 * @param description free text
 */
public record NiftiHeader(
        int version,
        boolean pair,
        List<Integer> dimensions,
        NumberType type,
        ByteOrder order,
        long start,
        double slope,
        double intercept,
        Grid grid,
        OptionalDouble repetitionTime,
        double timeStep,
        int intent,
        String intentName,
        String description) {
    private static final long MOST_NUMBERS = 1L << 48;
    private static final String MEND = "Convert it, for example with nibabel: nibabel.save(image, 'name.nii.gz').";

    /** Copies. */
    public NiftiHeader {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Reads a header.
     *
     * @param source of the header
     * @return checked
     * @throws org.brainrank.spi.UserException if it is none, or of something that is not read
     */
    public static NiftiHeader read(ByteSource source) {
        return new Reading(source).header();
    }

    /**
     * Volumes, however many axes they are spread over.
     *
     * @return product of all lengths after the third
     */
    public int volumes() {
        return dimensions.stream().skip(3).reduce(1, Math::multiplyExact);
    }

    /**
     * How the numbers stand in the file.
     *
     * @param scans at least 1
     * @param targets at least 1
     * @param scanByScan true if all targets of a scan are side by side
     * @return of the header's type, order, start and scaling
     */
    public Layout layout(int scans, int targets, boolean scanByScan) {
        return new Layout(scans, targets, scanByScan, type, order, start, slope, intercept);
    }

    private static final class Reading {
        private final ByteSource source;
        private final Fields fields;

        Reading(ByteSource source) {
            this.source = source;
            ByteBuffer size = source.bytes(0, 4);
            int big = size.getInt(0);
            int little = Integer.reverseBytes(big);
            boolean second = big == Fields.SECOND_SIZE || little == Fields.SECOND_SIZE;
            if (!second && big != Fields.FIRST_SIZE && little != Fields.FIRST_SIZE) {
                throw Problem.in(
                        source.file(),
                        "no NIfTI header",
                        "the number 348 (NIfTI-1) or 540 (NIfTI-2) at its start",
                        "Is it a .nii or .nii.gz file? If it should be, it is damaged: fetch it again.");
            }
            ByteBuffer bytes = source.bytes(0, second ? Fields.SECOND_SIZE : Fields.FIRST_SIZE);
            boolean isBig = big == Fields.FIRST_SIZE || big == Fields.SECOND_SIZE;
            this.fields = new Fields(bytes.order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN), second);
        }

        NiftiHeader header() {
            boolean pair = isPair();
            List<Integer> dimensions = dimensions();
            NumberType type = type();
            double slope = fields.slope();
            boolean scaled = slope != 0 && Double.isFinite(slope);
            if (scaled && !Double.isFinite(fields.intercept())) {
                throw Problem.damaged(
                        source.file(), "scl_inter " + fields.intercept(), "a finite number beside scl_slope");
            }
            return new NiftiHeader(
                    fields.second() ? 2 : 1,
                    pair,
                    dimensions,
                    type,
                    fields.bytes().order(),
                    start(pair),
                    scaled ? slope : 1,
                    scaled ? fields.intercept() : 0,
                    grid(dimensions),
                    repetitionTime(),
                    fields.pixdim(4),
                    fields.intent(),
                    fields.intentName(),
                    fields.description());
        }

        private boolean isPair() {
            String magic = fields.magic();
            if (magic.equals(fields.second() ? "ni2" : "ni1")) {
                return true;
            }
            if (!magic.equals(fields.second() ? "n+2" : "n+1")) {
                throw Problem.in(
                        source.file(),
                        "magic '" + Problem.shortened(magic) + "'" + (magic.isEmpty() ? " (Analyze 7.5?)" : ""),
                        fields.second() ? "n+2 or ni2" : "n+1 or ni1",
                        MEND);
            }
            return false;
        }

        private List<Integer> dimensions() {
            long count = fields.dim(0);
            if (count < 1 || count > 7) {
                throw Problem.damaged(source.file(), "dim[0] = " + count + " axes", "1 to 7");
            }
            List<Integer> dimensions = new ArrayList<>();
            long product = 1;
            for (int axis = 1; axis <= Math.max(3, count); axis++) {
                long length = axis > count ? 1 : fields.dim(axis);
                if (length < 1 || length > Integer.MAX_VALUE || product > MOST_NUMBERS / length) {
                    throw Problem.damaged(
                            source.file(),
                            "dim[" + axis + "] = " + length + " after " + dimensions,
                            "at least 1, and 2^48 numbers in all");
                }
                product *= length;
                if (axis == 3 && product > Integer.MAX_VALUE) {
                    throw Problem.damaged(source.file(), product + " voxels", "below 2^31");
                }
                dimensions.add((int) length);
            }
            long volumes =
                    dimensions.stream().skip(3).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            if (volumes > Integer.MAX_VALUE) {
                throw Problem.damaged(source.file(), volumes + " volumes", "below 2^31");
            }
            return dimensions;
        }

        private NumberType type() {
            NumberType type = NiftiTypes.READ.get(fields.dataType());
            if (type == null) {
                throw Problem.in(
                        source.file(),
                        NiftiTypes.describe(fields.dataType()),
                        "real numbers: 8 to 64-bit integers, 32 or 64-bit floats",
                        MEND);
            }
            if (fields.bitsPerNumber() != type.bytes() * 8) {
                throw Problem.damaged(
                        source.file(), fields.bitsPerNumber() + " bits a number", type.bytes() * 8 + " for " + type);
            }
            return type;
        }

        private long start(boolean pair) {
            double offset = fields.offset();
            int least = pair ? 0 : (fields.second() ? Fields.SECOND_SIZE : Fields.FIRST_SIZE) + 4;
            if (!(offset >= least && offset <= 1L << 53) || offset != Math.rint(offset)) {
                throw Problem.damaged(source.file(), "vox_offset " + offset, "a whole number, at least " + least);
            }
            return (long) offset;
        }

        private Grid grid(List<Integer> dimensions) {
            Placement placement = new Placement(source.file(), fields);
            int[] lengths = {dimensions.get(0), dimensions.get(1), dimensions.get(2)};
            String unit = switch (fields.units() & 7) {
                case 1 -> "m";
                case 2 -> "mm";
                case 3 -> "um";
                default -> "";
            };
            return new Grid(lengths[0], lengths[1], lengths[2], placement.affine(lengths), unit, placement.space());
        }

        private OptionalDouble repetitionTime() {
            double seconds = fields.pixdim(4)
                    * switch (fields.units() & 0x38) {
                        case 8 -> 1;
                        case 16 -> 1e-3;
                        case 24 -> 1e-6;
                        default -> Double.NaN;
                    };
            return seconds > 0 && seconds < Double.POSITIVE_INFINITY
                    ? OptionalDouble.of(rounded(seconds))
                    : OptionalDouble.empty();
        }

        /** Single precision says 0.72 as 0.7200000286102295; the shortest decimal that it can mean is what was meant. */
        private double rounded(double seconds) {
            return fields.second() ? seconds : Double.parseDouble(Float.toString((float) seconds));
        }
    }
}
