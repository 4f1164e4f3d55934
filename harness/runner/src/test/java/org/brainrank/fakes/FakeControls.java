package org.brainrank.fakes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.model.ModelRequest;

/** One control of each kind. */
public final class FakeControls {
    private FakeControls() {}

    /** How many words a scan has. */
    public record Rate() implements StimulusControl {
        @Override
        public Card card() {
            return Card.of("rate", "Words.");
        }

        @Override
        public Role role() {
            return Role.NUISANCE;
        }

        @Override
        public Downsampling downsampling() {
            return Downsampling.SUM;
        }

        @Override
        public List<float[]> features(Story story, int width, long seed) {
            return new ArrayList<>(Collections.nCopies(story.words().size(), new float[] {1}));
        }
    }

    /** Noise. */
    public record Noise() implements StimulusControl {
        @Override
        public Card card() {
            return Card.of("noise", "Noise.");
        }

        @Override
        public Role role() {
            return Role.COMPETITOR;
        }

        @Override
        public List<float[]> features(Story story, int width, long seed) {
            Random random = new Random(seed);
            List<float[]> features = new ArrayList<>();
            for (int word = 0; word < story.words().size(); word++) {
                float[] vector = new float[width];
                for (int i = 0; i < width; i++) {
                    vector[i] = (float) random.nextGaussian();
                }
                features.add(vector);
            }
            return features;
        }
    }

    /** The same vectors at other words. */
    public record Permuted() implements FeatureControl {
        @Override
        public Card card() {
            return Card.of("permuted", "Vectors at other words.");
        }

        @Override
        public Control.Role role() {
            return Role.COMPETITOR;
        }

        @Override
        public List<float[]> spoil(String story, Map<String, List<float[]>> features, long seed) {
            List<float[]> others = new ArrayList<>(features.get(story));
            Collections.shuffle(others, new Random(seed));
            return others;
        }
    }

    /** Other weights. */
    public record Redrawn() implements ModelControl {
        @Override
        public Card card() {
            return Card.of("redrawn", "Other weights.");
        }

        @Override
        public Control.Role role() {
            return Role.COMPETITOR;
        }

        @Override
        public ModelRequest spoil(ModelRequest request, long seed) {
            return new ModelRequest(request.id(), request.parameters(), request.home(), OptionalLong.of(seed));
        }
    }
}
