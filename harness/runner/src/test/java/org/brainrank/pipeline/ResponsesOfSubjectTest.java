package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Random;
import org.brainrank.spi.dataset.Responses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where responses are kept changes no number. */
class ResponsesOfSubjectTest {
    private static final int SCANS = 9;
    private static final int TARGETS = 3 * ScratchResponses.BLOCK + 5;
    /** So many that memory is not enough. */
    private static final int CROWD = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private final Responses responses = responses();

    private static Responses responses() {
        Random random = new Random(6);
        float[] values = new float[SCANS * TARGETS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Responses(values, SCANS, TARGETS, 2, 0);
    }

    @Test
    void whatWasMeasuredIsTheSameOnDisk() {
        KeptResponses memory = ResponsesOfSubject.measured(responses, 1, folder);
        KeptResponses disk = ResponsesOfSubject.measured(responses, CROWD, folder);

        assertThat(memory).isInstanceOf(MeasuredResponses.class);
        assertThat(disk).isInstanceOf(ScratchResponses.class);
        assertThat(memory.all().get(4, 700)).isEqualTo(responses.values()[4 * TARGETS + 700]);
        assertThat(disk.all().values()).containsExactly(memory.all().values());
        assertThat(disk.read(200, 600).values())
                .containsExactly(memory.read(200, 600).values());
    }

    @Test
    void someScansOfWhatIsMadeAreKept() {
        KeptResponses measured = ResponsesOfSubject.measured(responses, 1, folder);
        int[] rows = {2, 3, 7};
        for (int alike : new int[] {1, CROWD}) {
            KeptResponses kept = new ResponsesOfSubject(rows.length, SCANS, TARGETS, alike, folder)
                    .of((from, to) -> measured.read(from, to).rows(rows));

            assertThat(kept.scans()).isEqualTo(3);
            assertThat(kept.all().values())
                    .containsExactly(measured.all().rows(rows).values());
        }
    }

    @Test
    void whatIsDroppedIsGone() {
        KeptResponses disk = ResponsesOfSubject.measured(responses, CROWD, folder);

        disk.drop();

        assertThatThrownBy(disk::all).hasCauseInstanceOf(ClosedChannelException.class);
    }
}
