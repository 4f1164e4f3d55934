package org.brainrank.fakes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.brainrank.spi.Card;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModelPlugin;

/** Fake models that count the windows that they run. */
public record CountingModelPlugin(AtomicInteger windows) implements ModelPlugin {
    public CountingModelPlugin() {
        this(new AtomicInteger());
    }

    /** How many since the last time. */
    public int taken() {
        return windows.getAndSet(0);
    }

    @Override
    public Card card() {
        return new FakeModelPlugin().card();
    }

    @Override
    public LanguageModel open(ModelRequest request) {
        return new Counting(new FakeModelPlugin().open(request), windows);
    }

    private record Counting(LanguageModel model, AtomicInteger count) implements LanguageModel {
        @Override
        public ModelInfo info() {
            return model.info();
        }

        @Override
        public Optional<Tokenizer> tokenizer() {
            return model.tokenizer();
        }

        @Override
        public int batchSize(PassRequest request, int tokens) {
            return model.batchSize(request, tokens);
        }

        @Override
        public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
            count.addAndGet(windows.size());
            model.run(request, windows, observer);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
