package org.brainrank.engine;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brainrank.spi.UserException;

/**
 * What can be computed on, and how a config names it: {@code auto}, {@code cpu}, {@code cuda:0}.
 *
 * @param all GPUs in their order, then the processor
 */
public record Devices(List<Device> all) {
    /** The name for the first GPU, or the processor where there is none. */
    public static final String AUTO = "auto";

    private static final String CPU = "cpu";
    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,4})");

    /** Copies the list. */
    public Devices {
        all = List.copyOf(all);
    }

    /**
     * A processor and some GPUs.
     *
     * @param gpus how many
     * @return the devices
     */
    public static Devices of(int gpus) {
        List<Device> all = new ArrayList<>();
        for (int i = 0; i < gpus; i++) {
            all.add(Device.gpu(i));
        }
        all.add(Device.cpu());
        return new Devices(all);
    }

    /**
     * Finds one.
     *
     * @param name as a config has it
     * @return the device
     * @throws UserException if the name is none, or there is no such device, with those that there are
     */
    public Device named(String name) {
        if (name.equals(AUTO)) {
            return all.get(0);
        }
        Matcher cuda = CUDA.matcher(name);
        if (!name.equals(CPU) && !cuda.matches()) {
            throw new UserException("device '" + name + "' is not known; expected auto, cpu or cuda:N with N from 0,"
                    + " and there are: " + this);
        }
        Device device = name.equals(CPU) ? Device.cpu() : Device.gpu(Integer.parseInt(cuda.group(1)));
        if (!all.contains(device)) {
            throw new UserException("there is no device '" + name + "' here; there are: " + this
                    + ". The distribution has PyTorch for the processor. A GPU needs NVIDIA's driver, and a libtorch of the"
                    + " same version built for CUDA: name its folder in the environment as PYTORCH_LIBRARY_PATH, with"
                    + " PYTORCH_VERSION and PYTORCH_FLAVOR (for example 2.7.1 and cu128). Else use device: cpu");
        }
        return device;
    }

    /**
     * A device's name in a config.
     *
     * @param device any
     * @return {@code cpu}, or {@code cuda:} and its number
     */
    public static String name(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : CPU;
    }

    /** The names, the first being what {@code auto} stands for. */
    @Override
    public String toString() {
        return all.stream().map(Devices::name).collect(Collectors.joining(", "));
    }
}
