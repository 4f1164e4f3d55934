package org.brainrank.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.brainrank.fetch.BucketListing;
import org.brainrank.fetch.Choice;
import org.brainrank.fetch.FolderFetch;
import org.brainrank.fetch.HubListing;
import org.brainrank.fetch.HubName;
import org.brainrank.fetch.Megabytes;
import org.brainrank.fetch.Mirror;
import org.brainrank.fetch.Order;
import org.brainrank.fetch.Origin;
import org.brainrank.fetch.Parcel;
import org.brainrank.fetch.Patience;
import org.brainrank.fetch.RemoteFile;
import org.brainrank.fetch.Web;
import org.brainrank.plugins.Offer;
import org.brainrank.spi.Nearest;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.DatasetPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fetch NAME}. */
@Command(
        name = "fetch",
        description = {
            "Brings a dataset to BRAINRANK_DATA, or a model from the Hugging Face hub to BRAINRANK_MODELS: checked, and whole.",
            "Says size and licence and asks before the first byte. What was broken off goes on with the same command.",
            "Of models only safetensors are fetched, no code."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank fetch alice",
            "  brainrank fetch DATASET --subjects a,b --stories x --dry-run",
            "  brainrank fetch gpt2",
            "  brainrank fetch EleutherAI/pythia-70m@step3000 --yes",
            "Environment: HF_TOKEN (for gated models), HF_ENDPOINT (a mirror of the hub), BRAINRANK_MIRROR (of datasets),",
            "HTTPS_PROXY, NO_PROXY, BRAINRANK_OFFLINE=1."
        })
final class FetchCommand implements Callable<Integer> {
    private static final URI HUB = URI.create("https://huggingface.co");
    private static final int LISTED = 20;
    private static final int MOST_CONNECTIONS = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Session session;

    @Parameters(
            paramLabel = "NAME",
            description = "A dataset's id, or a model's owner/name or owner/name@revision as on the hub.")
    private String name;

    @Option(
            names = "--subjects",
            split = ",",
            paramLabel = "S",
            description =
                    "Of a dataset, only these subjects, and what belongs to none; more can be fetched later. Without it, those that the"
                            + " dataset's README names, or all; 'all' for all.")
    private List<String> subjects = List.of();

    @Option(
            names = "--stories",
            split = ",",
            paramLabel = "S",
            description =
                    "Of a dataset, only these stories, and what belongs to none; more can be fetched later. Without it, those that the"
                            + " dataset's README names, or all; 'all' for all.")
    private List<String> stories = List.of();

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many files come at once, 1 to 16; ${DEFAULT-VALUE} unless set.")
    private int connections;

    @Option(
            names = "--dry-run",
            description = "Say what would be fetched, how much, and under which licence, and stop.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    FetchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new UserException("--connections is 1 to " + MOST_CONNECTIONS + "; was " + connections);
        }
        Offer<DatasetPlugin> offer = session.catalog().datasets().get(name);
        if (offer == null) {
            return model();
        }
        DatasetPlugin plugin = offer.extension();
        return dataset(plugin.archive()
                .orElseThrow(() -> new UserException(
                        plugin.byHand(session.home().dataToBe().resolve(name))
                                .map(how -> "'" + name + "' cannot be fetched by a program. " + how)
                                .orElse("there is nothing to fetch for dataset '" + name
                                        + "'; 'brainrank describe dataset:" + name + "' says what it needs"))));
    }

    private int dataset(Archive archive) throws IOException {
        Home home = session.home();
        Path folder = home.dataToBe().resolve(name);
        Mirror mirror = Mirror.of(home.environment());
        // a dataset's host gets no token of the hub
        Web web = new Web(home.environment(), Optional.empty(), TIMEOUT, Patience.USUAL);
        if (!archive.listings().isEmpty()) {
            refuseOffline(home.dataToBe());
        }
        Archive all = BucketListing.filled(archive, web, this::say, mirror);
        Choice choice = new Choice(subjects, stories).orUsual(all);
        Parcel parcel = Parcel.of(name, all.with(choice.of(name, all)), mirror);
        if (!choice.equals(new Choice(subjects, stories))) {
            say("of " + name + " the usual part: " + choice + "; --subjects and --stories choose others, or 'all'");
        }
        return fetch(web, parcel, folder);
    }

    private int model() throws IOException {
        Home home = session.home();
        HubName model = HubName.parse(name);
        if (!subjects.isEmpty() || !stories.isEmpty()) {
            throw new UserException("--subjects and --stories choose from a dataset, and '" + name
                    + "' is none whose files are known: it would be a model. "
                    + Nearest.hint(name, session.catalog().datasets().keySet()));
        }
        refuseOffline(home.models());
        Optional<String> token =
                Optional.of(home.environment().getOrDefault("HF_TOKEN", "")).filter(text -> !text.isBlank());
        Web web = new Web(home.environment(), token, TIMEOUT, Patience.USUAL);
        Path folder = model.folder(home.models());
        int code = fetch(web, HubListing.ask(endpoint(home.environment()), model, web, this::say), folder);
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
        FolderFetch fetch = new FolderFetch(
                web, connections, ProgressBar.on(session.terminal()).inBytes(), this::say);
        if (fetch.present(parcel, folder)) {
            say(name + " is there already: " + folder);
            return ExitCode.DONE;
        }
        refuseOffline(folder.toAbsolutePath().getParent());
        Order order = fetch.order(parcel, folder);
        show(order);
        if (dryRun) {
            order.lack().ifPresent(this::say);
            return ExitCode.DONE;
        }
        order.lack().ifPresent(lack -> {
            throw new UserException(lack);
        });
        if (!yes && !confirmed()) {
            say("nothing was fetched");
            return ExitCode.USER;
        }
        fetch.fetch(order);
        session.terminal().out().println(folder);
        return ExitCode.DONE;
    }

    private void show(Order order) {
        Parcel parcel = order.parcel();
        int missing = order.missing().size();
        int there = parcel.files().size() - missing;
        say(parcel.name() + ", version " + parcel.version() + ", licence " + parcel.licence() + ": " + missing
                + (missing == 1 ? " file, " : " files, ") + Megabytes.of(order.toCome() + order.gathered()) + ", to '"
                + order.folder() + "'"
                + (there == 0 ? "" : "; " + there + " more are there already"));
        order.missing().stream()
                .limit(LISTED)
                .forEach(file ->
                        say(String.format(Locale.ROOT, "  %12d  %s%s", file.bytes(), file.name(), unpacked(file))));
        if (missing > LISTED) {
            say("  and " + (missing - LISTED) + " more");
        }
        if (order.gathered() > 0) {
            say(Megabytes.of(order.gathered()) + " came before, " + Megabytes.of(order.toCome()) + " are to come");
        }
        if (order.unchecked() > 0) {
            say(order.unchecked() + " of the files have no checksum to compare with: what comes is recorded in "
                    + Origin.FILE + ", and must be the same if it is fetched again");
        }
        say(Megabytes.of(order.room()) + " are free there");
    }

    private static String unpacked(RemoteFile file) {
        return file.members().isEmpty()
                ? ""
                : ", of which stays: "
                        + file.members().stream().map(RemoteFile.Member::name).collect(Collectors.joining(", "));
    }

    private boolean confirmed() throws IOException {
        if (!session.terminal().errIsTerminal()) {
            throw new UserException("nobody is there to ask; give --yes to fetch without being asked");
        }
        session.terminal().err().print("Fetch it under this licence? [y/N] ");
        session.terminal().err().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void say(String line) {
        session.terminal().err().println(line);
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
