package org.brainrank.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.brainrank.spi.UserException;

/**
 * The running engine: PyTorch, on the processor unless a model asks for another device, offline, one thread inside each operation.
 *
 * <h2>Appropriate usage</h2>
 *
 * Call {@link #start()} on the main thread before any plugin starts: DJL finds its engines once, through the thread's
 * class loader, and never looks again.
 *
 * <h2>Implementation</h2>
 *
 * Operations are never split over threads, because a sum split in two rounds otherwise than a whole one, and a result
 * must not depend on the machine's number of cores. Work is spread over threads by window instead.
 */
public final class EngineRuntime {
    private static final String NAME = "PyTorch";

    private EngineRuntime() {}

    /**
     * Starts the engine, or does nothing if it runs already.
     *
     * @throws UserException if its native libraries cannot be loaded
     */
    public static void start() {
        engine();
    }

    /**
     * A scope for arrays that live as long as a model.
     *
     * @return a manager; the caller closes it, and with it all that was created by it
     */
    public static NDManager newManager() {
        return newManager(Device.cpu());
    }

    /**
     * The same on some device.
     *
     * @param device one of {@link #devices()}
     * @return a manager; the caller closes it
     */
    public static NDManager newManager(Device device) {
        return engine().newBaseManager(device);
    }

    /**
     * What the engine can compute on.
     *
     * @return the GPUs that its native libraries reach, which are none unless they were built for CUDA, and the processor
     */
    public static Devices devices() {
        // Counting alone would see GPUs that natives for the processor cannot use.
        return Devices.of(engine().hasCapability(StandardCapabilities.CUDA) ? engine().getGpuCount() : 0);
    }

    /**
     * The memory of a GPU.
     *
     * @param device any
     * @return bytes in all; empty for the processor, whose memory is the machine's
     */
    public static OptionalLong memory(Device device) {
        return device.isGpu() ? OptionalLong.of(CudaUtils.getGpuMemory(device).getMax()) : OptionalLong.empty();
    }

    /**
     * What a run's manifest and {@code doctor} say of the engine.
     *
     * @return name to value, in a fixed order
     */
    public static Map<String, String> describe() {
        Engine engine = engine();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("engine", engine.getEngineName());
        facts.put("engine-version", engine.getVersion());
        facts.put("djl-version", Engine.getDjlVersion());
        facts.put("devices", devices().toString());
        facts.put("natives", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("threads-per-operation", Integer.toString(JniUtils.getNumThreads()));
        return facts;
    }

    private static Engine engine() {
        return Started.ENGINE;
    }

    /** Holds the engine; initialised once, by whoever comes first. */
    private static final class Started {
        static final Engine ENGINE = startOnce();

        private static Engine startOnce() {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.pytorch.num_threads", "1");
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(EngineRuntime.class.getClassLoader());
            try {
                // By name: with other DJL engines in the class path the default may be one without gradients.
                Engine engine = Engine.getEngine(NAME);
                // Again, in case that someone else had touched the engine before the properties were set.
                JniUtils.setNumThreads(1);
                return engine;
            } catch (RuntimeException | LinkageError e) {
                throw new UserException(
                        "the PyTorch engine does not start on " + System.getProperty("os.name") + " "
                                + System.getProperty("os.arch") + ": " + e.getMessage()
                                + ". Its native libraries come as the jars pytorch-native-cpu and pytorch-jni and are"
                                + " unpacked into DJL_CACHE_DIR (else .djl.ai in the home folder), which must be"
                                + " writable.",
                        e);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
