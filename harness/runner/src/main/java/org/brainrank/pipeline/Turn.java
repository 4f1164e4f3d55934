package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;

/**
 * A model's turn to be explained, whole or spoilt.
 *
 * @param model of the config
 * @param request what is opened in its name
 * @param prefix of names: the control that spoilt it and a colon; empty if it is whole
 * @param role of its feature spaces
 */
record Turn(PreparedModel model, ModelRequest request, String prefix, Cell.Role role) {
    /** Every model, each followed by what the controls leave of it. */
    static List<Turn> all(Preparation preparation) {
        List<Turn> turns = new ArrayList<>();
        for (PreparedModel model : preparation.models()) {
            turns.add(whole(model));
            for (Control control : preparation.controls()) {
                if (control instanceof ModelControl spoiler) {
                    String id = control.card().id();
                    long seed = preparation
                            .seeds()
                            .of("control/" + id + "/" + model.choice().name());
                    turns.add(new Turn(model, spoiler.spoil(model.request(), seed), id + ":", Cell.Role.CONTROL));
                }
            }
        }
        return turns;
    }

    static Turn whole(PreparedModel model) {
        return new Turn(model, model.request(), "", Cell.Role.METHOD);
    }

    LanguageModel open() {
        return model.open(request);
    }

    /** As rows carry it: {@code untrained:story-lm}. */
    String label() {
        return prefix + model.choice().name();
    }
}
