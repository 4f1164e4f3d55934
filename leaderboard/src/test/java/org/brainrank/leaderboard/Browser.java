package org.brainrank.leaderboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium, without a window. Where there is none, tests are skipped and say so; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final Path PAGES = Path.of("target/pages");

    private final ChromeDriver driver;
    private boolean scripts = true;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> chromedriver = onPath("chromedriver");
        String reason =
                "there is no chromium with chromedriver on the PATH (Debian: apt install chromium-driver): the page "
                        + "is not tested in a browser";
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            System.err.println("SKIPPED: " + reason);
        }
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), reason);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return new Browser(driver);
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Writes a page for people to look at, too. */
    static Path write(String name, RunRecords run) {
        try {
            return Files.writeString(
                    Files.createDirectories(PAGES).resolve(name + ".html"), Renderings.render(run, Format.HTML));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page afresh and waits for its figures, at a width in CSS pixels, in a colour scheme. */
    Browser open(Path page, String hash, int width, String scheme) {
        look(width, Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.get("about:blank"); // another hash alone would not load the page again
        driver.get(page.toUri() + hash);
        if (scripts) {
            driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                    + "brainrank.figures.ready.then(() => requestAnimationFrame(() => setTimeout(done)))");
        }
        return this;
    }

    private void look(int width, Map<String, Object> media) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", media);
    }

    void media(String type, Map<String, String> features) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        type,
                        "features",
                        features.entrySet().stream()
                                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                                .toList()));
    }

    void scripts(boolean enabled) {
        scripts = enabled;
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String text(String script, Object... arguments) {
        return String.valueOf(run(script, arguments));
    }

    double number(String script, Object... arguments) {
        return ((Number) run(script, arguments)).doubleValue();
    }

    List<String> texts(String selector) {
        return strings("return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent)", selector);
    }

    List<String> strings(String script, Object... arguments) {
        return ((List<?>) run(script, arguments)).stream().map(String::valueOf).toList();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    void click(String selector) {
        WebElement element = find(selector);
        run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    void choose(String selector, String option) {
        new Select(find(selector)).selectByVisibleText(option);
    }

    WebElement press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return driver.switchTo().activeElement();
    }

    WebElement tab() {
        return press(Keys.TAB);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Milliseconds from an action until what it did is on the screen, as the page measures them. */
    double painted(String action) {
        return ((Number) driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
                        + "const start = performance.now(); (() => {" + action + "})();"
                        + "requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));"))
                .doubleValue();
    }

    /** Waits until a script says true. */
    void waitFor(String script, Object... arguments) {
        new WebDriverWait(driver, Duration.ofSeconds(20)).until(any -> Boolean.TRUE.equals(run(script, arguments)));
    }

    /** What axe-core finds serious or critical, as sentences. */
    @SuppressWarnings(
            "deprecation") // without it, axe opens a second window, and the page has no frames for which it would
    List<String> seriousIssues() {
        Results results = new AxeBuilder().setLegacyMode(true).analyze(driver);
        return results.getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(Browser::say)
                .toList();
    }

    private static String say(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .limit(4)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    /** What the console had to complain of since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
