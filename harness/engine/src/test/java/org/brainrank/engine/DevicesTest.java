package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
    @Test
    void autoIsTheFirstGpuElseTheProcessor() {
        assertThat(Devices.of(2).named("auto")).isEqualTo(Device.gpu(0));
        assertThat(Devices.of(0).named("auto")).isEqualTo(Device.cpu());
    }

    @Test
    void findsDevicesByName() {
        Devices devices = Devices.of(2);
        assertThat(devices.named("cpu")).isEqualTo(Device.cpu());
        assertThat(devices.named("cuda:1")).isEqualTo(Device.gpu(1));
        assertThat(Devices.name(devices.named("cuda:1"))).isEqualTo("cuda:1");
        assertThat(devices).hasToString("cuda:0, cuda:1, cpu");
    }

    @Test
    void saysWhichThereAreAndWhatToInstall() {
        assertThatThrownBy(() -> Devices.of(0).named("cuda:0"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'cuda:0'")
                .hasMessageContaining("there are: cpu")
                .hasMessageContaining("PYTORCH_LIBRARY_PATH")
                .hasMessageContaining("device: cpu");
        assertThatThrownBy(() -> Devices.of(1).named("cuda:1")).hasMessageContaining("there are: cuda:0, cpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda", "cuda:x", "cuda:-1", "CPU", "mps"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> Devices.of(1).named(name))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'" + name + "' is not known")
                .hasMessageContaining("auto, cpu or cuda:N");
    }
}
