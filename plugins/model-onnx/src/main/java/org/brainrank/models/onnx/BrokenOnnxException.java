package org.brainrank.models.onnx;

/** Says what is wrong with a file; whoever knows the file's name adds it. */
final class BrokenOnnxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOnnxException(String message) {
        super(message);
    }

    BrokenOnnxException(String message, Throwable cause) {
        super(message, cause);
    }
}
