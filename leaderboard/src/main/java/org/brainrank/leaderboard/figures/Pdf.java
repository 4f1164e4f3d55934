package org.brainrank.leaderboard.figures;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.fop.svg.PDFTranscoder;

/** Vector PDF of SVG, with text as text. */
public final class Pdf {
    private Pdf() {}

    /**
     * Converts a figure.
     *
     * @param figure drawn
     * @return a PDF of one page, as large as the figure
     */
    public static byte[] of(Drawn figure) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PDFTranscoder()
                    .transcode(new TranscoderInput(new StringReader(figure.svg())), new TranscoderOutput(out));
        } catch (TranscoderException e) {
            throw new IllegalStateException("a figure cannot be made a PDF: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }
}
