package org.brainrank.models.transformers;

/** Llama 1 to 3, and what is saved as one (SmolLM). Touvron et al. 2023; Dubey et al. 2024. */
final class Llama extends LlamaFamily {
    Llama() {
        super("llama");
    }
}
