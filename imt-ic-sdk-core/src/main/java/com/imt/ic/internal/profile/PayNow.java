package com.imt.ic.internal.profile;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The link behind AgentConnect's Pay Now button: an address with values in it, such as {@code
 * https://agents.example/pay/{bid}?account={accountNumber}&invoice={invoiceNumber}}.
 *
 * <p>Where a link leads is the template's alone: a value stands in a path segment or in the value
 * of a query's parameter, one in each, and every byte of its UTF-8 that could mean something there
 * is percent-encoded. So a link always splits into the values that it was made of. Immutable and
 * thread-safe.
 */
public final class PayNow {

  /** What a link may hold. */
  private enum Value {
    BID("bid"),
    ACCOUNT("accountNumber"),
    INVOICE("invoiceNumber");

    private final String text;

    Value(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return "{" + text + "}";
    }
  }

  private static final String SCHEME = "https://";

  /** Authority, path, query and fragment behind the scheme, by RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile("([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);

  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?::[1-9][0-9]{0,4})?");
  private static final int HIGHEST_PORT = 65535;
  private static final String USUAL_PORT = ":443";

  private static final Pattern VALUE = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern BRACE = Pattern.compile("[{}]");

  /** What may stand in a path, a query or a fragment as it is. */
  private static final Pattern CONSTANT =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

  private static final Pattern DOTS = Pattern.compile("(?i)(?:\\.|%2e){1,2}");

  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String template;
  private final String host;
  private final Set<Value> values;

  private PayNow(String template, String host, Set<Value> values) {
    this.template = template;
    this.host = host;
    this.values = values;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it is none, or a value could change where it leads; the
   *     message says what to do
   */
  public static PayNow parse(String template) {
    require(template.startsWith(SCHEME), "does not begin with https://; write such an address");
    Matcher parts = PARTS.matcher(template.substring(SCHEME.length()));
    require(parts.matches(), "is no address; write one");
    String host = host(parts.group(1));
    EnumSet<Value> values = EnumSet.noneOf(Value.class);
    for (String segment : parts.group(2).split("/", -1)) {
      values.addAll(values(segment, "path segment"));
      require(
          !DOTS.matcher(segment).matches(),
          "has . or .. in its path; write the path to which that leads");
    }
    for (String parameter : parameters(parts.group(3))) {
      int equals = parameter.indexOf('=');
      literal(parameter.substring(0, Math.max(equals, 0)), "the name of a parameter");
      require(
          equals >= 0 || !BRACE.matcher(parameter).find(),
          "has a value in its query without a name; write name={value}");
      values.addAll(values(parameter.substring(equals + 1), "parameter"));
    }
    literal(Optional.ofNullable(parts.group(4)).orElse(""), "its fragment");
    for (Value value : List.of(Value.ACCOUNT, Value.INVOICE)) {
      require(values.contains(value), "lacks " + value + "; a link is of one invoice");
    }
    PayNow payNow = new PayNow(template, host, values);
    URI sample = payNow.link("1", "1", "1");
    require(sample.getHost() != null, "has a host that is no name; write one as pay.example.com");
    return payNow;
  }

  private static String host(String authority) {
    literal(authority, "its host or port");
    require(!authority.contains("@"), "has user info before its host; take it away");
    String host = authority.toLowerCase(Locale.ROOT);
    require(
        isHost(host),
        "has a host that is no name, perhaps with a port; write one as pay.example.com");
    return withoutUsualPort(host);
  }

  private static List<String> parameters(@Nullable String query) {
    return query == null ? List.of() : List.of(query.split("&", -1));
  }

  private static void literal(String text, String where) {
    require(
        !BRACE.matcher(text).find(),
        "has a value or a brace in "
            + where
            + "; values stand in path segments and behind the = of parameters alone");
    constant(text);
  }

  private static void constant(String text) {
    require(
        CONSTANT.matcher(text).matches(),
        "has a character that no address holds as it is; write it as % and two hexadecimal digits");
  }

  /** The value in one part of the template, with whatever stands beside it. */
  private static Set<Value> values(String part, String what) {
    EnumSet<Value> found = EnumSet.noneOf(Value.class);
    Matcher matcher = VALUE.matcher(part);
    List<String> constants = new ArrayList<>();
    int end = 0;
    int count = 0;
    while (matcher.find()) {
      constants.add(part.substring(end, matcher.start()));
      found.add(named(matcher.group(1)));
      end = matcher.end();
      count++;
    }
    constants.add(part.substring(end));
    for (String constant : constants) {
      require(!BRACE.matcher(constant).find(), "has a brace without its other one; write {name}");
      constant(constant);
    }
    require(
        count < 2,
        "has two values in one " + what + ", which nobody could tell apart; give each its own");
    return found;
  }

  private static Value named(String name) {
    for (Value value : Value.values()) {
      if (value.text.equals(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "names {%s}, which is no value here; there are %s"
            .formatted(Redaction.shorten(name), List.of(Value.values())));
  }

  private static void require(boolean fits, String fault) {
    if (!fits) {
      throw new IllegalArgumentException(fault);
    }
  }

  /**
   * {@return a host that links may lead to, in lower case}
   *
   * @param text a name, perhaps with a port
   * @throws IllegalArgumentException when it is none
   */
  public static String allowedHost(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    require(
        isHost(host),
        "is no host, perhaps with a port; write one as pay.example.com, without https:// and path");
    return withoutUsualPort(host);
  }

  private static boolean isHost(String host) {
    int colon = host.indexOf(':');
    return HOST.matcher(host).matches()
        && (colon < 0 || Integer.parseInt(host.substring(colon + 1)) <= HIGHEST_PORT);
  }

  private static String withoutUsualPort(String host) {
    return host.endsWith(USUAL_PORT)
        ? host.substring(0, host.length() - USUAL_PORT.length())
        : host;
  }

  /** {@return the host that every link leads to, with its port where that is not 443} */
  public String host() {
    return host;
  }

  /** {@return whether links hold the BID} */
  public boolean holdsBid() {
    return values.contains(Value.BID);
  }

  /**
   * {@return the link to pay one invoice}
   *
   * @param bid needed where {@link #holdsBid()}
   * @throws IllegalArgumentException when a number of dots alone would be a path segment, which
   *     means another folder however it is encoded
   */
  public URI link(Optional<BillerId> bid, AccountNumber account, InvoiceNumber invoice) {
    return link(bid.map(BillerId::value).orElse(""), account.value(), invoice.value());
  }

  private URI link(String bid, String account, String invoice) {
    Map<String, String> given =
        Map.of(
            Value.BID.text, bid,
            Value.ACCOUNT.text, account,
            Value.INVOICE.text, invoice);
    URI link =
        URI.create(
            VALUE
                .matcher(template)
                .replaceAll(found -> encoded(given.getOrDefault(found.group(1), ""))));
    for (String segment : link.getRawPath().split("/", -1)) {
      require(
          !DOTS.matcher(segment).matches(),
          "A Pay Now link cannot hold a number of dots alone in its path, where they mean another folder; put it behind the = of a parameter in $.agentConnect.payNow");
    }
    return link;
  }

  /** The text with every byte of its UTF-8 encoded that is not unreserved by RFC 3986. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  /** The template. */
  @Override
  public String toString() {
    return template;
  }
}
