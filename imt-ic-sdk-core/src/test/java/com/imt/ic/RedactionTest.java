package com.imt.ic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of another's text may be shown: nothing that is a secret here, and no name of a person. */
class RedactionTest {

  private static final String KEY = "horsebatterystaple";
  private static final String MIXED = "SeKrEtKeY-0123456789";
  private static final String SIGNS = "p&ss/w<rd \"7\"";

  /** As long as these stand here, they are in use. */
  private static final Secret[] SECRETS = {
    Secret.of(KEY), Secret.of(MIXED), Secret.of(SIGNS), Secret.of("ab1")
  };

  private static void requireHidden(String text) {
    for (String shown :
        new String[] {
          Redaction.foreignText(text), Redaction.failureText(text), Redaction.shorten(text)
        }) {
      String lower = shown.toLowerCase(Locale.ROOT);
      assertThat(lower)
          .doesNotContain("horsebatt")
          .doesNotContain("erystaple")
          .doesNotContain("sekret")
          .doesNotContain("0123456789")
          .doesNotContain("p&ss")
          .doesNotContain("p%26ss");
    }
  }

  @Test
  void secretOfThisProcess_isHidden_asItStands() {
    assertThat(SECRETS).hasSize(4);
    assertThat(Redaction.failureText("The key " + KEY + " is unknown"))
        .isEqualTo("The key *** is unknown");
    assertThat(Redaction.failureText("key:" + MIXED + ";")).isEqualTo("key:***");
    assertThat(Redaction.shorten("text/" + KEY)).isEqualTo("text/***");
    requireHidden("a" + KEY + "b");
  }

  @Test
  void secret_isHidden_howeverItIsSpelt() {
    for (String secret : new String[] {KEY, MIXED, SIGNS}) {
      requireHidden(secret.toUpperCase(Locale.ROOT));
      requireHidden(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
      StringBuilder decimal = new StringBuilder();
      StringBuilder hex = new StringBuilder();
      StringBuilder json = new StringBuilder();
      StringBuilder percent = new StringBuilder();
      for (int i = 0; i < secret.length(); i++) {
        char c = secret.charAt(i);
        decimal.append("&#").append((int) c).append(';');
        hex.append("&amp;#x").append(Integer.toHexString(c)).append(';');
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        percent.append(String.format(Locale.ROOT, "%%25%02X", (int) c));
      }
      for (CharSequence spelt : new CharSequence[] {decimal, hex, json, percent}) {
        assertThat(Redaction.failureText("it is " + spelt + " there"))
            .as("%s", spelt)
            .isEqualTo("it is *** there");
      }
      String basic =
          Base64.getEncoder().encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8));
      assertThat(Redaction.failureText("Basic " + basic))
          .doesNotContain(basic.substring(basic.length() - 12, basic.length() - 4));
    }
    requireHidden(SIGNS.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
  }

  @Test
  void secretWithAccents_isHidden_asAUrlSpellsIt() {
    Secret accents = Secret.of("schlüssel-für-äpfel");
    String spelt = URLEncoder.encode(accents.reveal(), StandardCharsets.UTF_8);

    assertThat(Redaction.failureText("key=" + spelt + "&a=1")).doesNotContain("%C3");
    assertThat(Redaction.failureText("the key " + spelt)).isEqualTo("the key ***");
    assertThat(accents.matches("schlüssel-für-äpfel")).isTrue();
  }

  @Test
  void halfOfASecret_isHidden_andWhatIsLeftOfItElsewhere() {
    requireHidden("starts with horsebatt");
    requireHidden("ends with erystaple");
    assertThat(Redaction.failureText("horsebattery and staple")).isEqualTo("*** and ***");
    assertThat(Redaction.failureText("x".repeat(290) + KEY)).doesNotContain("hors");
    assertThat(Redaction.shorten("x".repeat(35) + KEY)).doesNotContain("hors");
  }

  @Test
  void shortSecret_isHiddenAsAWordAlone() {
    assertThat(Redaction.failureText("key AB1, table crab12")).isEqualTo("key ***, table crab12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object reference not set to an instance of an object.",
        "Server was unable to process request. ---> BillerGUID is invalid.",
        "Invalid column name 'WebServiceKey'.",
        "SqlDateTime overflow. Must be between 1/1/1753 12:00:00 AM and 12/31/9999 11:59:59 PM.",
        "The value 11/20/2026 is before 11/01/2026 00:00.",
        "System.Data.SqlClient.SqlException (0x80131904): Timeout expired.",
        "Error: ErrorCode 51, ErrorMessage Report is being rebuilt",
        "The remote server returned an error: (503) Server Unavailable.",
        "Procedure or function has too many arguments specified.",
        "Invoice 12345 has a balance of 1,234.56 USD."
      })
  void facts_stayReadable(String text) {
    assertThat(Redaction.foreignText(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "No account for Erika Mustermann, No account for *** ***",
    "ERIKA O'BRIEN is locked, *** ***'*** is locked",
    "customer Günter Grünfeld-Çelik not found, customer *** ***-*** not found",
    "Bill to: Will Park, Bill to: Will ***",
    "erika.mustermann declined, ***.*** declined",
    "JaneDoe is unknown, *** is unknown",
    "山田太郎 is unknown, *** is unknown",
    "12 Elm Street, 12 *** ***",
    "policy HO-4711 of Pat, policy HO-4711 of ***",
    "Li Ng and Jo Wu are unknown, *** *** and *** *** are unknown",
    "Mr McCall LaPage, *** *** ***",
    "h o r s e, *** *** *** *** e"
  })
  void names_areNotShown(String text, String shown) {
    assertThat(Redaction.foreignText(text)).isEqualTo(shown);
  }
}
