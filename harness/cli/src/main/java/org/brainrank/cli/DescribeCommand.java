package org.brainrank.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.brainrank.config.Place;
import org.brainrank.config.PluginChoice;
import org.brainrank.config.VariantSpelling;
import org.brainrank.plugins.Offer;
import org.brainrank.provenance.VariantHash;
import org.brainrank.spi.Card;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.Axiom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code describe KIND:ID}. */
@Command(
        name = "describe",
        description =
                "Describes a model, method, control or dataset: formula, parameters with ranges and defaults, cost, licence, references.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank describe method:integrated-gradients",
            "  brainrank describe dataset:alice --json",
            "  brainrank describe 'method:erasure{mask=mean-embedding}'"
        })
final class DescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "KIND:ID", description = "For example method:gradient-norm; see 'brainrank list'.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        int colon = name.indexOf(':');
        if (colon < 0) {
            throw new UserException(
                    "'" + name + "' is not of the form KIND:ID; write for example method:gradient-norm");
        }
        Kind kind = Kind.of(name.substring(0, colon), List.of());
        PluginChoice choice = VariantSpelling.parse(name.substring(colon + 1), Place.commandLine("KIND:ID"));
        String id = choice.id();
        var offers = kind.offers(session.catalog());
        Offer<?> offer = offers.get(id);
        if (offer == null) {
            throw new UserException(
                    "there is no " + kind.singular() + " '" + id + "'. " + Nearest.hint(id, offers.keySet()));
        }
        Optional<String> variant = variant(kind, offer, choice);
        if (json) {
            session.terminal().out().println(Json.of(CardView.of(kind, offer, variant)));
        } else {
            print(kind, offer, variant);
        }
        return ExitCode.DONE;
    }

    /** The canonical name; none where braces are missing and a parameter must be given. */
    private static Optional<String> variant(Kind kind, Offer<?> offer, PluginChoice choice) {
        boolean open = choice.parameters().isEmpty()
                && offer.card().parameters().stream()
                        .anyMatch(spec -> spec.defaultValue().isEmpty());
        return kind != Kind.METHOD || open
                ? Optional.empty()
                : Optional.of(offer.parameters(choice).variantOf(offer.card().id()));
    }

    private void print(Kind kind, Offer<?> offer, Optional<String> variant) {
        PrintStream out = session.terminal().out();
        Card card = offer.card();
        out.println(kind.singular() + ":" + card.id() + "  " + card.summary());
        Columns facts = new Columns();
        variant.ifPresent(canonical -> fact(facts, "variant", canonical + "  hash " + VariantHash.of(canonical)));
        fact(facts, "formula", card.formula());
        fact(facts, "cost", card.cost());
        fact(facts, "licence", card.licence());
        fact(facts, "plugin", offer.pluginId() + " " + offer.pluginVersion());
        facts.print(out);
        if (!card.parameters().isEmpty()) {
            out.println();
            out.println("Parameters");
            Columns parameters = new Columns();
            card.parameters()
                    .forEach(spec ->
                            parameters.row("  " + spec.name(), spec.expected(), standard(spec), spec.description()));
            parameters.print(out);
        }
        axioms(out, offer);
        card.references().forEach(reference -> {
            out.println();
            out.println(reference.strip());
        });
    }

    private static void axioms(PrintStream out, Offer<?> offer) {
        Map<String, List<Axiom>> promises = Promises.of(offer);
        if (promises.isEmpty()) {
            return;
        }
        out.println();
        out.println(
                "Axioms promised at every layer (symmetry, implementation-invariance: at layer 0), each checked by its contract test");
        Columns columns = new Columns();
        columns.row("  every method", String.join(", ", Promises.OF_ALL));
        promises.forEach((variant, axioms) -> columns.row(
                "  " + variant,
                axioms.isEmpty()
                        ? "no others"
                        : axioms.stream().map(Axiom::label).collect(Collectors.joining(", "))));
        columns.print(out);
    }

    private static void fact(Columns facts, String label, String text) {
        if (!text.isBlank()) {
            facts.row(label, text);
        }
    }

    private static String standard(ParameterSpec spec) {
        return spec.defaultValue().map(value -> "default " + value).orElse("must be given");
    }
}
