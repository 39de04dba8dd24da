package com.imt.ic.blackbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, or a loud skip where there is none. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Kept, since a logger that nobody holds loses its level; it asks for libraries of no use here.
   */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open(Path downloads) {
    Optional<File> browser = program("chromium", "chromium-browser", "google-chrome");
    Optional<File> control = program("chromedriver");
    if (browser.isEmpty() || control.isEmpty()) {
      System.err.println(
          "SKIPPED: THE RECONCILIATION'S PAGE IS LOOKED AT IN NO BROWSER, SINCE chromium AND"
              + " chromedriver ARE NOT BOTH ON THE PATH");
    }
    Assumptions.assumeTrue(browser.isPresent() && control.isPresent(), "no browser here");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // CI is root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--lang=en-US");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    Browser opened =
        new Browser(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(control.orElseThrow())
                    .usingAnyFreePort()
                    .build(),
                options));
    opened.size(1280, 900);
    return opened;
  }

  private static Optional<File> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(
            name ->
                Pattern.compile(Pattern.quote(File.pathSeparator))
                    .splitAsStream(path)
                    .map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  void show(Path page) {
    driver.get(page.toUri().toString());
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** As on paper ({@code print}), or as it is (empty), in that scheme of colours. */
  void media(String media, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object runAsync(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    return driver.executeAsyncScript(script, arguments);
  }

  WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** As read by people: what is hidden has none. */
  List<String> texts(String css) {
    Object texts =
        run("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)", css);
    List<String> read = new ArrayList<>();
    ((List<?>) texts).forEach(text -> read.add((String) text));
    return read;
  }

  String text(String css) {
    return one(css).getText();
  }

  boolean isShown(String css) {
    return all(css).stream().anyMatch(WebElement::isDisplayed);
  }

  void click(String css) {
    click(one(css));
  }

  void click(WebElement element) {
    run("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  void type(String css, String text) {
    WebElement field = one(css);
    run("arguments[0].scrollIntoView({block: 'center'})", field);
    field.clear();
    field.sendKeys(text);
  }

  /** A day or a choice, whose keys differ from one language to another. */
  void set(String css, String value) {
    run(
        "arguments[0].value = arguments[1];"
            + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
        one(css),
        value);
  }

  void awaitText(String css, String part) {
    await(css + " to say " + part, () -> text(css).contains(part));
  }

  void await(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .withMessage(what)
        .until(ignored -> condition.getAsBoolean());
  }

  /** The text of the file that a click saves, once it is whole. */
  String saved(Path file) throws IOException {
    await(file + " to be saved", () -> Files.isRegularFile(file) && file.toFile().length() > 3);
    return Files.readString(file, UTF_8);
  }

  /** What went wrong in the page, and what its policy forbade. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(Object::toString)
        .toList();
  }

  /** Every address that was asked for since it opened. */
  List<String> requests() {
    Pattern sent =
        Pattern.compile("\"method\":\"Network.requestWillBeSent\".*?\"url\":\"([^\"]*)\"");
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .flatMap(entry -> sent.matcher(entry.getMessage()).results())
        .map(result -> result.group(1))
        .toList();
  }

  /**
   * Prints to a PDF file, by the protocol itself: the driver gives a busy machine but 10 seconds.
   */
  byte[] print() {
    return Base64.getDecoder()
        .decode(
            (String)
                driver
                    .executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
                    .get("data"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
