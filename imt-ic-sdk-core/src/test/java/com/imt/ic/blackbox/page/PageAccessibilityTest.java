package com.imt.ic.blackbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.reconcile.ReconciliationPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe-core finds in the page: contrast, labels, roles and order, for those who see less. */
@EnabledOnJre(JRE.JAVA_17) // a page does not depend on the JDK
class PageAccessibilityTest {

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;
  private static Path alarm;

  @BeforeAll
  static void opens() throws IOException {
    browser = Browser.open(folder);
    page = folder.resolve("page.html");
    InventedBooks.withTroubles(60).write(ReconciliationPage.create(), page);
    alarm = folder.resolve("alarm.html");
    InventedBooks.thatFit(20).off(Money.parse("-1.00")).write(ReconciliationPage.create(), alarm);
  }

  @AfterAll
  static void closes() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', light, 1280",
    "'', dark, 1280",
    "'', light, 360",
    "'', dark, 360",
    "print, light, 1100"
  })
  void axe_findsNothing(String media, String scheme, int width) throws IOException {
    browser.size(width, 900);
    browser.media(media, scheme);
    for (Path shown : List.of(page, alarm)) {
      browser.show(shown);
      // All that opens is open, and one filter chosen.
      browser.run(
          """
          document.querySelectorAll('details').forEach(e => { e.open = true; });
          document.querySelectorAll('.open').forEach((e, at) => { if (at % 4 === 0) e.click(); });
          document.querySelector('.chip').click();
          document.querySelector('#payments th button').click();
          """);
      assertThat(violations())
          .as("%s %s %s %s", shown.getFileName(), media, scheme, width)
          .isEmpty();
    }
  }

  private static List<String> violations() throws IOException {
    try (InputStream axe =
        Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
      browser.run(new String(axe.readAllBytes(), UTF_8));
    }
    Object found =
        browser.runAsync(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(result => done(
              result.violations.map(v => ({ rule: v.id, nodes: v.nodes.slice(0, 5).map(n =>
                n.target.join(' ') + ' ' + n.failureSummary).join('; ') }))));
            """);
    return ((List<?>) found).stream().map(violation -> ((Map<?, ?>) violation).toString()).toList();
  }
}
