package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.profile.ProfileException.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile that cannot be used says all that is wrong with it, and where, in one go. */
class BrokenProfileTest {

  @TempDir private Path folder;

  private List<Fault> faults(String json) throws Exception {
    Path file = folder.resolve("biller.json");
    Files.writeString(file, json, StandardCharsets.UTF_8);
    ProfileException broken =
        catchThrowableOfType(ProfileException.class, () -> Profile.defaults().override(file));
    assertThat(broken.problems()).hasSameSizeAs(broken.faults());
    return broken.faults();
  }

  @Test
  void every_fault_of_every_section_comes_out_at_once_in_the_order_of_the_file() throws Exception {
    List<Fault> faults =
        faults(
            """
            {
              // the biller
              "biller": { "bid": "12|34", "accountNumbers": "ALPHANUMERIC" },
              "products": ["CheckFree", "CloudPay", "IVR"],
              "features": ["balance forward"],
              "batchClosure": { "kind": "CUSTOM" },
              "billImages": { "link": "PDF linking" },
              "operations": { "payments": {
                "service": "../../etc",
                "columns": { "amount": null, "paymentGuid": null,
                  "paidAt": { "time": "DATE" } } } },
              "polling": { "payments": { "lookBack": "PT1H" }, "void": {} },
              "bif": {
                "quoting": "sometimes",
                "columns": { "Third": { "field": "thirdNotifyRequestedDate" } } },
              "limits": { "latest": "1999-12-31" },
              "limits": { "earliest": "2000-01-01" }
            }
            """);

    assertThat(faults)
        .extracting(Fault::path, Fault::place)
        .contains(
            at("$.biller.bid", 3),
            at("$.products[0]", 4),
            at("$.products[1]", 4),
            at("$.features[0]", 5),
            at("$.batchClosure.at", 6),
            at("$.billImages.link", 7),
            at("$.operations.payments.service", 9),
            at("$.operations.payments.columns.amount", 10),
            at("$.operations.payments.columns.paymentGuid", 10),
            at("$.operations.payments.columns.paidAt.time", 11),
            at("$.polling.payments.lookBack", 12),
            at("$.polling.void", 12),
            at("$.bif.quoting", 14),
            at("$.bif.columns.Third", 15),
            at("$.limits", 17));
    assertThat(faults).extracting(Fault::path).contains("$.ivr.alphanumericSearch");
  }

  private static org.assertj.core.groups.Tuple at(String path, int line) {
    return org.assertj.core.groups.Tuple.tuple(path, "biller.json, line " + line);
  }

  @Test
  void what_the_page_does_not_support_is_refused_in_its_words() throws Exception {
    assertThat(faults("{ \"billImages\": { \"link\": \"PDF_LINKING\" } }"))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.problem())
                    .contains("Not between InvoiceCloud and IMT Spectrum")
                    .contains("Bill Images - PDF Extraction (link by file name)"));
    assertThat(faults("{ \"products\": [\"Check Free\"] }"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.problem()).contains("The product depends on OBD."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{`baseAddress`:`http://127.0.0.1.example.com/`}|$.baseAddress: `http://127.0.0.1.example.com/`: is not an absolute https address",
        "{`operations`:{`payments`:{`columns`:{`paidAt`:{`patterns`:[`yyyy-MM-dd`]}}}}}|$.operations.payments.columns.paidAt.patterns: has no time of day",
        "{`operations`:{`payments`:{`columns`:{`paidAt`:{`names`:[`PaymentAmount`]}}}}}|$.operations.payments.columns.paidAt: has the column PaymentAmount, as amount has",
        "{`polling`:{`payments`:{`cadence`:`PT0S`}}}|$.polling.payments.cadence: is no time at all",
        "{`limits`:{`payment`:`0.00`}}|$.limits.payment: is nothing",
        "{`limits`:{`latest`:`1999-12-31`}}|$.limits.latest: is not after $.limits.earliest",
        "{`reconciliation`:{`report`:`PT1H`}}|$.reconciliation.report: is PT1H, and payments are polled every PT2H",
        "{`bif`:{`columns`:{`AllowPartialPayments`:{`maxLength`:2}}}}|$.bif.columns.AllowPartialPayments.maxLength: is shorter than a yes or no; raise it to 5",
        "{`bif`:{`columns`:{`BalanceDue`:{`maxLength`:3}}}}|$.bif.columns.BalanceDue.maxLength: is shorter than any amount; raise it to at least 4",
        "{`posting`:{`products`:{`Kiosc`:[`Kiosk 2`]}}}|$.posting.products.Kiosc: is no product of the integration page",
        "{`products`:[`CloudStore`],`posting`:{`unposted`:[]}}|$.posting.unposted: lacks `CloudStore`, which is in use (integration page, products: Standard CloudStore; no payment posting facilitated",
        "{`posting`:{`findReturnsBy`:[`billerReference`,`zz`]}}|$.posting.findReturnsBy: names billerReference, and $.operations.achRejects.columns has none",
        "{`bif`:{`rewrittenRecord`:``}}|$.bif.rewrittenRecord: is empty; give a text",
      })
  void what_could_not_work_is_a_fault(String json, String found) throws Exception {
    assertThat(faults(json.replace('`', '"')))
        .extracting(Fault::toString)
        .anyMatch(fault -> fault.startsWith(found.replace('`', '"')));
  }

  @Test
  void a_text_that_no_parser_takes_is_a_fault_too() throws Exception {
    for (String json :
        List.of(
            "{\"biller\":" + "[".repeat(5_000),
            "{\"" + "n".repeat(100_000) + "\": 1}",
            "{\"biller\": " + "9".repeat(2_000) + "}")) {
      assertThat(faults(json))
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.problem()).startsWith("is no JSON from column ");
                assertThat(fault.place()).isEqualTo("biller.json, line 1");
              });
    }
  }

  @Test
  void what_is_still_missing_hides_no_other_fault() throws Exception {
    assertThat(
            faults(
                """
                { "biller": { "bid": "MISSING" }, "products": ["CloudPay"],
                  "polling": { "payments": { "lookBack": "PT1H" } } }
                """))
        .extracting(Fault::path)
        .containsExactly("$.biller.bid", "$.products[0]", "$.polling.payments.lookBack");
  }

  @Test
  void a_column_whose_name_looks_like_a_path_is_none() {
    Profile profile =
        Profile.defaults()
            .override(
                """
                {"bif": {"columns": {
                  "Zip.maxLength": {"constant": "x"}, "Zip": {"maxLength": 10}}}}
                """);
    assertThat(profile.settings())
        .extracting(Profile.Setting::path)
        .contains("$.bif.columns.Zip.maxLength", "$.bif.columns[\"Zip.maxLength\"].constant");
  }

  @Test
  void a_name_that_stands_twice_is_a_fault_at_its_second_place() throws Exception {
    assertThat(faults("{ \"biller\": { \"bid\": \"1\",\n\n \"bid\": \"2\" } }"))
        .singleElement()
        .hasToString(
            "$.biller.bid: stands in line 1 too; keep one of the two (biller.json, line 3)");
  }

  @Test
  void a_fault_of_syntax_says_its_line() throws Exception {
    assertThat(faults("{\n  \"biller\": {\n    \"bid\": 1,,\n  }\n}"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.path()).isEqualTo("$");
              assertThat(fault.place()).isEqualTo("biller.json, line 3");
            });
    Path latin = folder.resolve("latin.json");
    Files.write(
        latin, "{ \"biller\": { \"bid\": \"\u00e9\" } }".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(
            catchThrowableOfType(ProfileException.class, () -> Profile.defaults().override(latin)))
        .hasMessageContaining("is not in UTF-8");
  }

  @Test
  void settings_tell_their_origin() throws Exception {
    Path file = folder.resolve("biller.json");
    Files.writeString(file, "{\n\"biller\": {\n\"bid\": \"77\" } }", StandardCharsets.UTF_8);
    Profile profile = Profile.defaults().override(file).override("{\"products\": [\"IVR\"]}", "db");

    assertThat(profile.settings())
        .contains(
            new Profile.Setting("$.biller.bid", "\"77\"", "biller.json, line 3"),
            new Profile.Setting("$.products", "[\"IVR\"]", "db, line 1"),
            new Profile.Setting("$.biller.timeZone", "\"America/Chicago\"", "SDK"),
            new Profile.Setting("$.ivr.alphanumericSearch", "false", "SDK"))
        .extracting(Profile.Setting::path)
        .doesNotHaveDuplicates();
  }
}
