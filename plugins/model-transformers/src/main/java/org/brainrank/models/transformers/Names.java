package org.brainrank.models.transformers;

/**
 * Where a family keeps what every model has.
 *
 * @param prefix of all names but the output matrix's
 * @param table of embeddings
 * @param blocks each with its number behind
 * @param norm behind the last block
 * @param head the output matrix
 */
record Names(String prefix, String table, String blocks, String norm, String head) {
    /** As Llama and those after it. */
    static final Names LLAMA = new Names("model.", "model.embed_tokens", "model.layers.", "model.norm", "lm_head");

    /** As GPT-2 and those after it. */
    static final Names GPT2 =
            new Names("transformer.", "transformer.wte", "transformer.h.", "transformer.ln_f", "lm_head");

    /** As BLOOM and Falcon. */
    static final Names BLOOM =
            new Names("transformer.", "transformer.word_embeddings", "transformer.h.", "transformer.ln_f", "lm_head");
}
