package org.brainrank.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a plugin says of itself: {@code list} shows the summary, {@code describe} everything, and the run folder's
 * {@code references.bib} collects the citations.
 *
 * @param id kebab-case, unique among plugins of its kind
 * @param summary one sentence
 * @param formula what is computed, as text; empty if there is nothing to compute
 * @param cost what it costs, for example {@code 1 forward + 1 backward per window, all layers}
 * @param licence of the code or data behind it, for example {@code Apache-2.0} or {@code CC BY 4.0}
 * @param references BibTeX entries
 * @param parameters what can be set
 */
public record Card(
        String id,
        String summary,
        String formula,
        String cost,
        String licence,
        List<String> references,
        List<ParameterSpec> parameters) {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Checks the id and copies the lists. */
    public Card {
        if (!KEBAB.matcher(id).matches()) {
            throw new IllegalArgumentException("a card's id is kebab-case like 'gradient-norm'; was '" + id + "'");
        }
        references = List.copyOf(references);
        parameters = List.copyOf(parameters);
        for (ParameterSpec parameter : parameters) {
            check(parameter, parameters);
        }
    }

    private static void check(ParameterSpec parameter, List<ParameterSpec> all) {
        parameter
                .condition()
                .ifPresent(condition -> all.stream()
                        .filter(other -> other.name().equals(condition.parameter()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + parameter.name()
                                + "' has an effect only with " + condition + "; declare that parameter first"))
                        .check(condition.value()));
    }

    /**
     * The shortest card.
     *
     * @param id kebab-case
     * @param summary one sentence
     * @return a card without formula, references or parameters, licensed Apache-2.0
     */
    public static Card of(String id, String summary) {
        return new Card(id, summary, "", "", "Apache-2.0", List.of(), List.of());
    }

    /**
     * Says what is computed.
     *
     * @param text the formula
     * @return a copy
     */
    public Card withFormula(String text) {
        return new Card(id, summary, text, cost, licence, references, parameters);
    }

    /**
     * Says what it costs.
     *
     * @param text passes per window
     * @return a copy
     */
    public Card withCost(String text) {
        return new Card(id, summary, formula, text, licence, references, parameters);
    }

    /**
     * Says under which licence it comes.
     *
     * @param text an SPDX identifier or the owner's words
     * @return a copy
     */
    public Card withLicence(String text) {
        return new Card(id, summary, formula, cost, text, references, parameters);
    }

    /**
     * Adds a reference.
     *
     * @param bibtex one BibTeX entry
     * @return a copy
     */
    public Card citing(String bibtex) {
        List<String> longer = new ArrayList<>(references);
        longer.add(bibtex);
        return new Card(id, summary, formula, cost, licence, longer, parameters);
    }

    /**
     * Adds a parameter.
     *
     * @param spec its name, type, range and default; after the one that it has an effect beside
     * @return a copy
     */
    public Card with(ParameterSpec spec) {
        List<ParameterSpec> longer = new ArrayList<>(parameters);
        longer.add(spec);
        return new Card(id, summary, formula, cost, licence, references, longer);
    }

    /**
     * Checks values against this card's parameters.
     *
     * @param given name to value; may be empty
     * @return the parameters with defaults filled in
     * @throws ParameterException if a name is unknown or a value not allowed
     */
    public Parameters resolve(java.util.Map<String, ?> given) {
        return Parameters.resolve(id, parameters, given);
    }
}
