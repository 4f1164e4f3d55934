package org.brainrank.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brainrank.fetch.HubListing;
import org.brainrank.fetch.HubName;
import org.brainrank.fetch.ModelFetch;
import org.brainrank.fetch.Patience;
import org.brainrank.fetch.RemoteFile;
import org.brainrank.fetch.Web;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fetch MODEL}. */
@Command(
        name = "fetch",
        description = {
            "Brings a model's folder from the Hugging Face hub to BRAINRANK_MODELS, checked and whole.",
            "What was broken off goes on with the same command. Only safetensors are fetched, no code."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank fetch gpt2",
            "  brainrank fetch EleutherAI/pythia-70m@step3000 --yes",
            "Environment: HF_TOKEN (for gated models), HF_ENDPOINT (a mirror), HTTPS_PROXY, NO_PROXY, BRAINRANK_OFFLINE=1."
        })
final class FetchCommand implements Callable<Integer> {
    private static final URI HUB = URI.create("https://huggingface.co");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Session session;

    @Parameters(paramLabel = "MODEL", description = "owner/name or owner/name@revision, as on the hub.")
    private String model;

    @Option(names = "--dry-run", description = "Say what would be fetched, and stop.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    FetchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        HubName name = HubName.parse(model);
        Path models = session.home().models();
        if (session.home().offline()) {
            throw new UserException("BRAINRANK_OFFLINE is set, so nothing is fetched. Unset it, or put the folder of "
                    + name + " into '" + models + "' by hand");
        }
        Web web = web(session.home().environment());
        HubListing listing = HubListing.ask(endpoint(session.home().environment()), name, web);
        ModelFetch fetch = new ModelFetch(models, web, ProgressBar.on(session.terminal()), this::say);
        Optional<Path> present = fetch.present(listing);
        if (present.isPresent()) {
            say(name + " is there already: " + present.get());
            return ExitCode.DONE;
        }
        say(name.repository() + ", commit " + listing.commit() + ", licence " + listing.licence() + ": "
                + listing.files().size() + " files, " + listing.bytes() / 1_000_000 + " MB, to '" + models + "'");
        for (RemoteFile file : listing.files()) {
            say(String.format(java.util.Locale.ROOT, "  %12d  %s", file.size(), file.name()));
        }
        if (dryRun) {
            return ExitCode.DONE;
        }
        if (!yes && !confirmed()) {
            say("nothing was fetched");
            return ExitCode.USER;
        }
        Path folder = fetch.fetch(listing);
        session.terminal().out().println(folder);
        say("try: brainrank explain --model '" + folder + "' --method gradient-norm --text \"Once upon a time\"");
        return ExitCode.DONE;
    }

    private boolean confirmed() throws IOException {
        if (!session.terminal().errIsTerminal()) {
            throw new UserException("nobody is there to ask; give --yes to fetch without being asked");
        }
        session.terminal().err().print("Fetch? [y/N] ");
        session.terminal().err().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null
                && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }

    private void say(String line) {
        session.terminal().err().println(line);
    }

    private static Web web(Map<String, String> environment) {
        Optional<String> token =
                Optional.of(environment.getOrDefault("HF_TOKEN", "")).filter(text -> !text.isBlank());
        return new Web(environment, token, TIMEOUT, Patience.USUAL);
    }

    private static URI endpoint(Map<String, String> environment) {
        String named = environment.getOrDefault("HF_ENDPOINT", "");
        try {
            URI endpoint = named.isBlank() ? HUB : URI.create(named);
            if (endpoint.getHost() != null
                    && endpoint.getScheme() != null
                    && endpoint.getScheme().matches("https?")) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw new UserException("the environment variable HF_ENDPOINT is no address: '" + named + "'", e);
        }
        throw new UserException("the environment variable HF_ENDPOINT is no address: '" + named
                + "'; expected something like https://huggingface.co");
    }
}
