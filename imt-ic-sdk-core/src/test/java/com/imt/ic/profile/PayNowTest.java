package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.UnsupportedCapabilityException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The link behind AgentConnect's Pay Now button: whatever the numbers are, they change no place.
 */
class PayNowTest {

  private static final String HOST = "agents.example.com";
  private static final String QUERY =
      "https://agents.example.com/pay/{bid}?account={accountNumber}&invoice={invoiceNumber}";
  private static final String PATH =
      "https://agents.example.com/pay/{bid}/{accountNumber}/{invoiceNumber}/now?from=spectrum#top";

  /** What the catalogue of settings says of some of them. */
  private static final String NO_ADDRESS = "\": is not an https address";

  private static Profile profile(String template, String... hosts) {
    return Profile.defaults().override(override(template, hosts));
  }

  private static String override(String template, String... hosts) {
    return """
        { "biller": { "bid": "12 34" }, "products": ["AgentConnect"],
          "bif": { "fileName": "invoices_{time}.bif" },
          "agentConnect": { "payNow": "%s", "hosts": ["%s"] } }
        """
        .formatted(
            template.replace("\\", "\\\\").replace("\"", "\\\""), String.join("\", \"", hosts));
  }

  private static List<String> faults(String template, String... hosts) {
    try {
      profile(template, hosts);
      return List.of();
    } catch (ProfileException e) {
      return e.faults().stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
    }
  }

  @Test
  void link_isTheTemplateWithTheNumbersInIt() {
    assertThat(
            profile(QUERY, HOST).payNow(AccountNumber.of("PA-100 1"), InvoiceNumber.of("INV/7&x")))
        .hasToString(
            "https://agents.example.com/pay/12%2034?account=PA-100%201&invoice=INV%2F7%26x");
    assertThat(profile(PATH, HOST).payNow(AccountNumber.of("Å1"), InvoiceNumber.of("~_.-")))
        .hasToString("https://agents.example.com/pay/12%2034/%C3%851/~_.-/now?from=spectrum#top");
  }

  @Test
  void withoutAgentConnect_orItsAddress_itIsRefusedInThePagesWords() {
    for (String override :
        List.of("{}", "{ \"products\": [\"IVR\"] }", "{\"products\":[\"pay now\"]}")) {
      Profile profile = Profile.defaults().override(override);
      assertThatThrownBy(() -> profile.payNow(AccountNumber.of("1"), InvoiceNumber.of("2")))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessage(
              "The profile does not say where \"AgentConnect\" has its Pay Now (integration page,"
                  + " products: Used by agents in Spectrum's policy administration system (the 'Pay"
                  + " Now' button).); give $.agentConnect.payNow and $.agentConnect.hosts, and"
                  + " have it among $.products");
    }
  }

  // An independent reading of an address, by RFC 3986 and the form that .NET's and browsers' query
  // parsers expect.

  private record Read(
      String scheme, String authority, List<String> segments, List<List<String>> query) {}

  private static Read read(String address) {
    int colon = address.indexOf(':');
    String rest = address.substring(colon + 1);
    int hash = rest.indexOf('#');
    String whole = hash < 0 ? rest : rest.substring(0, hash);
    int question = whole.indexOf('?');
    String hierarchy = question < 0 ? whole : whole.substring(0, question);
    String query = question < 0 ? "" : whole.substring(question + 1);
    assertThat(hierarchy).startsWith("//");
    int slash = hierarchy.indexOf('/', 2);
    List<String> segments = new ArrayList<>();
    for (String segment : hierarchy.substring(slash + 1).split("/", -1)) {
      segments.add(decoded(segment, false));
    }
    List<List<String>> parameters = new ArrayList<>();
    for (String parameter : query.split("[&;]", -1)) {
      int equals = parameter.indexOf('=');
      parameters.add(
          List.of(
              decoded(parameter.substring(0, equals), true),
              decoded(parameter.substring(equals + 1), true)));
    }
    return new Read(
        address.substring(0, colon), hierarchy.substring(2, slash), segments, parameters);
  }

  /** Strict in UTF-8; a plus is a space where forms are read. */
  private static String decoded(String text, boolean form) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        assertThat((int) c).isBetween(0x21, 0x7E);
        bytes.write(form && c == '+' ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError(e);
    }
  }

  private static void requireSplit(Profile path, Profile query, String account, String invoice) {
    URI byPath = path.payNow(AccountNumber.of(account), InvoiceNumber.of(invoice));
    assertThat(read(byPath.toString()))
        .isEqualTo(
            new Read(
                "https",
                HOST,
                List.of("pay", "12 34", account, invoice, "now"),
                List.of(List.of("from", "spectrum"))));
    assertThat(byPath.getHost()).isEqualTo(HOST);
    assertThat(byPath.getUserInfo()).isNull();
    assertThat(byPath.getPath()).isEqualTo("/pay/12 34/" + account + "/" + invoice + "/now");
    assertThat(byPath.getRawQuery()).isEqualTo("from=spectrum");
    assertThat(byPath.getFragment()).isEqualTo("top");
    assertThat(byPath.normalize()).isEqualTo(byPath);

    URI byQuery = query.payNow(AccountNumber.of(account), InvoiceNumber.of(invoice));
    assertThat(read(byQuery.toString()))
        .isEqualTo(
            new Read(
                "https",
                HOST,
                List.of("pay", "12 34"),
                List.of(List.of("account", account), List.of("invoice", invoice))));
    assertThat(byQuery.getQuery()).isEqualTo("account=" + account + "&invoice=" + invoice);
    assertThat(byQuery.getRawFragment()).isNull();
  }

  private static <T> Optional<T> allowed(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Every code point there is that a number may hold. */
  private static int[] characters() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> allowed("a" + Character.toString(c) + "b", AccountNumber::of).isPresent())
        .toArray();
  }

  @Test
  void everyCharacterThatANumberMayHold_staysInItsPlace() {
    Profile path = profile(PATH, HOST);
    Profile query = profile(QUERY, HOST);
    int[] characters = characters();
    assertThat(characters.length).isGreaterThan(100_000);
    assertThat(characters).contains('/', '?', '#', '%', '&', '=', '+', '\\', '@', ':', ';', '"');
    // alone and doubled where it is ASCII, in long numbers where it is not
    for (int c : characters) {
      if (c > '~') {
        break;
      }
      String one = Character.toString(c);
      for (String text : List.of(one, one + one, "a" + one + "b", one + "25", "%" + one)) {
        if (allowed(text, AccountNumber::of).isPresent() && !text.matches("\\.{1,2}")) {
          requireSplit(path, query, text, "7");
          requireSplit(path, query, "7", text);
        }
      }
    }
    StringBuilder text = new StringBuilder("a");
    for (int c : characters) {
      if (text.length() + Character.charCount(c) > 99) {
        requireSplit(path, query, text + "z", new StringBuilder(text).reverse().toString());
        text = new StringBuilder("a");
      }
      text.appendCodePoint(c);
    }
    requireSplit(path, query, text + "z", "1");
  }

  @Test
  void anyNumbers_stayInTheirPlaces() {
    long seed = Long.getLong("seed", 1);
    System.out.println("PayNowTest seed " + seed);
    Random random = new Random(seed);
    Profile path = profile(PATH, HOST);
    Profile query = profile(QUERY, HOST);
    int[] characters = characters();
    String syntax = "/?#[]@!$&'()*+,;=:%\\\"<>{}|^`. ~..";
    for (int i = 0; i < 5_000; i++) {
      String account = number(random, characters, syntax);
      String invoice = number(random, characters, syntax);
      requireSplit(path, query, account, invoice);
    }
  }

  private static String number(Random random, int[] characters, String syntax) {
    while (true) {
      StringBuilder text = new StringBuilder();
      for (int left = 1 + random.nextInt(30); left > 0; left--) {
        if (random.nextBoolean()) {
          text.append(syntax.charAt(random.nextInt(syntax.length())));
        } else {
          text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
      }
      String number = text.toString();
      if (allowed(number, AccountNumber::of).isPresent() && !number.matches("\\.{1,2}")) {
        return number;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/, 1",
    "../../admin, 1",
    "1/../../admin, 1",
    "..%2F..%2Fadmin, 1",
    "%2e%2e, 1",
    "1?account=2, 1",
    "1&invoice=2, 1&account=3",
    "1#x, 1",
    "@evil.example, //evil.example",
    "\\evil.example, \\\\evil.example",
    "javascript:alert(1), <script>",
    "{bid}, {accountNumber}",
    "{invoiceNumber}, $1",
    "+, a+b",
    "%00, %0d%0a",
    "..., a..",
  })
  void numbersThatLookLikeAnAddress_areNumbers(String account, String invoice) {
    requireSplit(profile(PATH, HOST), profile(QUERY, HOST), account, invoice);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void dotsAlone_areRefusedAsAPathSegment_whereTheyMeanAFolder_andAllowedElsewhere(String dots) {
    Profile path = profile(PATH, HOST);
    assertThatThrownBy(() -> path.payNow(AccountNumber.of(dots), InvoiceNumber.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A Pay Now link cannot hold a number of dots alone in its path, where they mean another"
                + " folder; put it behind the = of a parameter in $.agentConnect.payNow");
    assertThatThrownBy(() -> path.payNow(AccountNumber.of("1"), InvoiceNumber.of(dots)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(profile(QUERY, HOST).payNow(AccountNumber.of(dots), InvoiceNumber.of(dots)))
        .hasToString("https://agents.example.com/pay/12%2034?account=" + dots + "&invoice=" + dots);
    Profile beside = profile("https://agents.example.com/a{accountNumber}/i{invoiceNumber}", HOST);
    assertThat(beside.payNow(AccountNumber.of(dots), InvoiceNumber.of(dots)))
        .hasToString("https://agents.example.com/a" + dots + "/i" + dots);
    Profile dotted = profile("https://agents.example.com/.{accountNumber}?i={invoiceNumber}", HOST);
    assertThatThrownBy(() -> dotted.payNow(AccountNumber.of("."), InvoiceNumber.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://agents.example.com?a={accountNumber}&i={invoiceNumber} | agents.example.com",
        "https://AGENTS.example.com/{accountNumber}/{invoiceNumber} | agents.EXAMPLE.com",
        "https://agents.example.com:443/{accountNumber}/{invoiceNumber} | agents.example.com",
        "https://agents.example.com/{accountNumber}/{invoiceNumber} | agents.example.com:443",
        "https://agents.example.com:8443/{accountNumber}/{invoiceNumber} | agents.example.com:8443",
        "https://10.0.0.1/{accountNumber}/{invoiceNumber} | 10.0.0.1",
        "https://a.example/%2Fx;y=1/acc-{accountNumber}.x?b={bid}&i={invoiceNumber}&j= | a.example",
        "https://a.example/{accountNumber}/{accountNumber}?i={invoiceNumber}&flag | a.example",
      })
  void template_mayBe(String template, String host) {
    Profile profile = profile(template, host);
    assertThat(profile.payNow(AccountNumber.of("A/1"), InvoiceNumber.of("I/2")).toString())
        .contains("A%2F1")
        .contains("I%2F2");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "http://agents.example.com/{accountNumber}/{invoiceNumber} | does not begin with https://",
        "HTTPS://agents.example.com/{accountNumber}/{invoiceNumber} | does not begin with https://",
        "//agents.example.com/{accountNumber}/{invoiceNumber} | does not begin with https://",
        "/pay/{accountNumber}/{invoiceNumber} | does not begin with https://",
        "javascript:{accountNumber}{invoiceNumber} | does not begin with https://",
        "https:agents.example.com/{accountNumber}/{invoiceNumber} | does not begin with https://",
        "https:///{accountNumber}/{invoiceNumber} | has a host that is no name",
        "https://{bid}.example.com/{accountNumber}/{invoiceNumber} | has a value or a brace in its host",
        "https://agents.example.com:{bid}/{accountNumber}/{invoiceNumber} | has a value or a brace in its host",
        "https://agents.example.com{accountNumber}/{invoiceNumber} | has a value or a brace in its host",
        "https://{accountNumber}@agents.example.com/{invoiceNumber} | has a value or a brace in its host",
        "https://agents.example.com@evil.example/{accountNumber}/{invoiceNumber} | has user info",
        "https://user:pw@agents.example.com/{accountNumber}/{invoiceNumber} | has user info",
        "https://agents.example.com:99999/{accountNumber}/{invoiceNumber} | has a host that is no name",
        "https://agents.example.com:/{accountNumber}/{invoiceNumber} | has a host that is no name",
        "https://agents_example.com/{accountNumber}/{invoiceNumber} | has a host that is no name",
        "https://agents.example.com./{accountNumber}/{invoiceNumber} | has a host that is no name",
        "https://[::1]/{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com\\evil/{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/pay now/{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/ä/{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/%/{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/%{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/%4{accountNumber}/{invoiceNumber} | has a character",
        "https://agents.example.com/{accountNumber}/{invoiceNumber}#{bid} | has a value or a brace in its fragment",
        "https://agents.example.com/{accountNumber}?{invoiceNumber}=1 | has a value or a brace in the name of a parameter",
        "https://agents.example.com/{accountNumber}?{invoiceNumber} | has a value in its query without a name",
        "https://agents.example.com/{accountNumber}-{invoiceNumber} | has two values in one path segment",
        "https://agents.example.com/?q={accountNumber}{invoiceNumber} | has two values in one parameter",
        "https://agents.example.com/{accountNumber} | lacks {invoiceNumber}",
        "https://agents.example.com/{bid}/{invoiceNumber} | lacks {accountNumber}",
        "https://agents.example.com/pay | lacks {accountNumber}",
        "https://agents.example.com/{account}/{invoiceNumber} | names {account}, which is no value here",
        "https://agents.example.com/{}/{accountNumber}/{invoiceNumber} | names {}, which is no value here",
        "https://agents.example.com/{accountNumber/{invoiceNumber} | has a brace",
        "https://agents.example.com/{{accountNumber}}/{invoiceNumber} | has a brace",
        "https://agents.example.com/accountNumber}/{invoiceNumber} | has a brace",
        "https://agents.example.com/../{accountNumber}/{invoiceNumber} | has . or .. in its path",
        "https://agents.example.com/%2E%2e/{accountNumber}/{invoiceNumber} | has . or .. in its path",
        "https://agents.example.com/./{accountNumber}/{invoiceNumber} | has . or .. in its path",
      })
  void template_whoseLinksCouldLeadElsewhere_isAFault(String template, String fault) {
    assertThat(faults(template, HOST))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.agentConnect.payNow: \""))
        .allMatch(line -> line.contains(fault) || line.contains(NO_ADDRESS), fault);
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/, agents.example.com",
    "https://agents.example.com.evil.example/, agents.example.com",
    "https://example.com/, agents.example.com",
    "https://agents.example.com:8443/, agents.example.com",
    "https://agents.example.com/, agents.example.com:8443",
  })
  void hostThatIsNotOnTheList_isAFault(String template, String host) {
    assertThat(faults(template + "{accountNumber}/{invoiceNumber}", host))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.agentConnect.payNow: leads to "))
        .allMatch(
            line -> line.endsWith("$.agentConnect.hosts [" + host + "]; correct one of the two"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*.example.com",
        "https://agents.example.com",
        "agents.example.com/",
        "user@agents.example.com",
        "",
        ".example.com",
        "agents..example.com",
        "-a.example.com",
        "agents.example.com:0"
      })
  void hostThatIsNone_isAFault(String host) {
    assertThat(faults(QUERY, HOST, host))
        .hasSize(1)
        .allMatch(line -> line.startsWith("$.agentConnect.hosts[1]: \"" + host + "\": is no"));
  }

  @Test
  void addressWithoutHosts_hostsWithoutAddress_andBidWithoutOne_areFaults() {
    String sections = "{ \"products\": [\"AgentConnect\"], \"agentConnect\": ";
    assertThatThrownBy(
            () -> Profile.defaults().override(sections + "{ \"payNow\": \"" + QUERY + "\" } }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.agentConnect.hosts: is missing")
        .hasMessageContaining("$.biller.bid: is missing; $.agentConnect.payNow sends {bid}");
    assertThatThrownBy(
            () -> Profile.defaults().override(sections + "{ \"hosts\": [\"" + HOST + "\"] } }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.agentConnect.payNow: is missing");
  }

  @Test
  void bid_isEncodedToo() {
    Profile profile =
        Profile.defaults()
            .override(override(QUERY, HOST))
            .override("{ \"biller\": { \"bid\": \"a/b?c\" } }");
    assertThat(profile.billerId()).contains(BillerId.of("a/b?c"));
    assertThatThrownBy(() -> profile.override(override(PATH, HOST).replace("12 34", "..")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.biller.bid: cannot stand in $.agentConnect.payNow: ");
    assertThat(profile.payNow(AccountNumber.of("1"), InvoiceNumber.of("2")))
        .hasToString("https://agents.example.com/pay/a%2Fb%3Fc?account=1&invoice=2");
  }
}
