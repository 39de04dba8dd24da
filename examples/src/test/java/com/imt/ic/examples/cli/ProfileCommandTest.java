package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code profile}: what holds, and who says so. */
class ProfileCommandTest {

  /** With it, the page is written anew. */
  private static final String WRITE = "settings.write";

  private static final Path PAGE = Path.of("../docs/capabilities.md");

  @TempDir private Path folder;

  private Path profile(String json) throws IOException {
    return Files.writeString(folder.resolve("biller.json"), json, StandardCharsets.UTF_8);
  }

  @Test
  void prints_every_setting_that_holds_and_where_it_comes_from() throws IOException {
    Path file = profile("{ \"biller\": {\n  \"bid\": \"77\" } }");
    CommandRun run = CommandRun.spectrum("profile", "--profile", file.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("$.biller.bid = \"77\"  (biller.json, line 2)")
        .contains("$.polling.payments.cadence = \"PT2H\"  (SDK)")
        .contains("$.bif.columns.ThirdNotifyRequestedDate.field = \"thirdNotifyRequestedDate\"")
        .contains("(spectrum-profile.json, line ");
  }

  @Test
  void lists_all_faults_and_sums_them_up_in_one_line() throws IOException {
    Path file =
        profile(
            """
            { "products": ["CloudPay"],
              "polling": { "payments": { "cadence": 2 } },
              "bif": { "delimiter": "||" } }
            """);
    CommandRun run = CommandRun.spectrum("profile", "--profile", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("$.products[0]: \"CloudPay\" is not supported"))
        .anyMatch(line -> line.startsWith("$.polling.payments.cadence: is 2"))
        .anyMatch(line -> line.startsWith("$.bif.delimiter: ") && line.endsWith("line 3)"));
    assertThat(run.errorLine()).contains("3 faults");
  }

  @Test
  void page_of_the_documentation_is_what_it_prints() throws IOException {
    CommandRun run = CommandRun.spectrum("profile", "--markdown");

    assertThat(run.status()).as(run.err()).isZero();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, run.out(), StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
        .as("write it anew: mvn -pl examples -am test -Dtest=ProfileCommandTest -D%s=true", WRITE)
        .isEqualTo(run.out());
  }
}
