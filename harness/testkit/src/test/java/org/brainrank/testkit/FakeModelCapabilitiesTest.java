package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract asks nothing of a model that it does not offer. */
@ParameterizedClass
@MethodSource("capabilities")
class FakeModelCapabilitiesTest extends ModelPerturbationContract {
    private final Set<Capability> capabilities;

    FakeModelCapabilitiesTest(Set<Capability> capabilities) {
        this.capabilities = capabilities;
    }

    /** None, each alone, and all but each. */
    static List<Set<Capability>> capabilities() {
        List<Set<Capability>> sets = new ArrayList<>(List.of(EnumSet.noneOf(Capability.class)));
        for (Capability capability : Capability.values()) {
            sets.add(EnumSet.of(capability));
            sets.add(EnumSet.complementOf(EnumSet.of(capability)));
        }
        return sets;
    }

    @Override
    protected LanguageModel open() {
        return FakeModel.create(3).offering(capabilities);
    }

    @Override
    protected int batchesOfLeakSearch() {
        return 50;
    }
}
