package org.brainrank.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brainrank.fetch.FolderFetch;
import org.brainrank.fetch.HubListing;
import org.brainrank.fetch.HubName;
import org.brainrank.fetch.Parcel;
import org.brainrank.fetch.Patience;
import org.brainrank.fetch.Web;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fetch NAME}. */
@Command(
        name = "fetch",
        description = {
            "Brings a dataset to BRAINRANK_DATA, or a model from the Hugging Face hub to BRAINRANK_MODELS: checked, and whole.",
            "What was broken off goes on with the same command. Of models only safetensors are fetched, no code."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank fetch alice",
            "  brainrank fetch gpt2",
            "  brainrank fetch EleutherAI/pythia-70m@step3000 --yes",
            "Environment: HF_TOKEN (for gated models), HF_ENDPOINT (a mirror), HTTPS_PROXY, NO_PROXY, BRAINRANK_OFFLINE=1."
        })
final class FetchCommand implements Callable<Integer> {
    private static final URI HUB = URI.create("https://huggingface.co");
    private static final int LISTED = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            description = "A dataset's id, or a model's owner/name or owner/name@revision as on the hub.")
    private String name;

    @Option(names = "--dry-run", description = "Say what would be fetched, and stop.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    FetchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Home home = session.home();
        Web web = web(home.environment());
        Optional<Archive> archive = Optional.ofNullable(
                        session.catalog().datasets().get(name))
                .flatMap(offer -> offer.extension().archive());
        if (archive.isPresent()) {
            refuseOffline(home.dataToBe());
            return fetch(web, Parcel.of(name, archive.get()), home.dataToBe().resolve(name));
        }
        HubName model = HubName.parse(name);
        refuseOffline(home.models());
        Path folder = model.folder(home.models());
        int code = fetch(web, HubListing.ask(endpoint(home.environment()), model, web), folder);
        if (code == ExitCode.DONE && !dryRun) {
            say("try: brainrank explain --model '" + folder + "' --method gradient-norm --text \"Once upon a time\"");
        }
        return code;
    }

    private void refuseOffline(Path folder) {
        if (session.home().offline()) {
            throw new UserException("BRAINRANK_OFFLINE is set, so nothing is fetched. Unset it, or put the folder of "
                    + name + " into '" + folder + "' by hand");
        }
    }

    private int fetch(Web web, Parcel parcel, Path folder) throws IOException {
        FolderFetch fetch = new FolderFetch(web, ProgressBar.on(session.terminal()), this::say);
        if (fetch.present(parcel, folder)) {
            say(name + " is there already: " + folder);
            return ExitCode.DONE;
        }
        say(parcel.name() + ", version " + parcel.version() + ", licence " + parcel.licence() + ": "
                + parcel.files().size() + " files, " + megabytes(parcel.bytes()) + ", to '" + folder + "'");
        parcel.files().stream()
                .limit(LISTED)
                .forEach(file -> say(String.format(Locale.ROOT, "  %12d  %s", file.size(), file.name())));
        if (parcel.files().size() > LISTED) {
            say("  and " + (parcel.files().size() - LISTED) + " more");
        }
        if (dryRun) {
            return ExitCode.DONE;
        }
        if (!yes && !confirmed()) {
            say("nothing was fetched");
            return ExitCode.USER;
        }
        fetch.fetch(parcel, folder);
        session.terminal().out().println(folder);
        return ExitCode.DONE;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private boolean confirmed() throws IOException {
        if (!session.terminal().errIsTerminal()) {
            throw new UserException("nobody is there to ask; give --yes to fetch without being asked");
        }
        session.terminal().err().print("Fetch? [y/N] ");
        session.terminal().err().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
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
