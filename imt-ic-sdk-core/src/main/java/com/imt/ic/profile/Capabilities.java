package com.imt.ic.profile;

import com.imt.ic.Redaction;
import com.imt.ic.UnsupportedCapabilityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the integration page says is supported between InvoiceCloud and IMT Spectrum, and what is
 * not. Immutable and thread-safe.
 *
 * <pre>{@code
 * Capabilities page = Capabilities.ofIntegrationPage();
 * page.require("OBD").note(); // "Standard OBD."
 * page.require("void"); // throws UnsupportedCapabilityException
 * }</pre>
 *
 * @param capabilities every row of the page's tables, in order
 */
public record Capabilities(List<Capability> capabilities) {

  /** A shorter part of a name is in too many of them to be what somebody meant. */
  private static final int SHORTEST_HINT = 3;

  /** Whether a capability may be used. */
  public enum Status {
    /** The page says so. */
    SUPPORTED,
    /** Under the condition in the note, which is never met between InvoiceCloud and Spectrum. */
    CONDITIONAL,
    /** The page says that it is not. */
    NOT_SUPPORTED
  }

  /** How data travels. */
  public enum Transmission {
    /** By calls of web services, which the SDK makes and answers. */
    WEB_SERVICES("Web Services"),
    /** As files over SFTP, which is not the SDK's. */
    SFTP("SFTP");

    private final String text;

    Transmission(String text) {
      this.text = text;
    }

    /** {@return the page's words} */
    public String text() {
      return text;
    }
  }

  /**
   * One row of the page. Lists are empty, and what else may be absent is null, where the page says
   * nothing.
   *
   * @param group the table it stands in: dataStructure, products, features or equipment
   * @param name its name in the page
   * @param status whether it may be used
   * @param layout the file or the services that carry the data, in the page's words
   * @param transmission how the data travels
   * @param cadence how often data travels, where the page says it
   * @param cadenceMayIncrease whether it may travel more often later
   * @param bif the columns of the invoice file that it needs, such as {@code BlockPaymentsCC}
   * @param bifCustomization the columns that it needs and that only a customized invoice file has
   * @param options what a biller chooses between, such as {@code Auto} and {@code Custom}
   * @param requires the names of the rows without which it cannot be used
   * @param note the page's words, or empty
   * @param instead the name of the row to take instead, where there is one; ours, not the page's
   * @param aliases what people call it beside its name; ours, not the page's
   */
  public record Capability(
      String group,
      String name,
      Status status,
      @Nullable String layout,
      List<Transmission> transmission,
      @Nullable Duration cadence,
      boolean cadenceMayIncrease,
      List<String> bif,
      List<String> bifCustomization,
      List<String> options,
      List<String> requires,
      String note,
      @Nullable String instead,
      List<String> aliases) {

    /** Copies. */
    public Capability {
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(status, "status");
      transmission = List.copyOf(transmission);
      bif = List.copyOf(bif);
      bifCustomization = List.copyOf(bifCustomization);
      options = List.copyOf(options);
      requires = List.copyOf(requires);
      Objects.requireNonNull(note, "note");
      aliases = List.copyOf(aliases);
    }

    /** {@return whether it may be used between InvoiceCloud and Spectrum} */
    public boolean isSupported() {
      return status == Status.SUPPORTED;
    }

    /**
     * {@return the sentence that refuses it, with the page's words; empty where it is supported}
     */
    public Optional<String> refusal() {
      if (isSupported()) {
        return Optional.empty();
      }
      String refusal =
          "\"%s\" is not supported between InvoiceCloud and IMT Spectrum (integration page, %s)"
              .formatted(name, table(group));
      String words = note.isEmpty() ? refusal : refusal + ": " + note;
      return Optional.of(
          instead == null ? words : words + (note.isEmpty() ? ". " : " ") + taken(instead));
    }

    private static String taken(String other) {
      return "Take \"" + other + "\" instead.";
    }

    boolean isNamed(String text) {
      return plain(text).equals(plain(name));
    }

    private Stream<String> calls() {
      return Stream.concat(Stream.of(name), aliases.stream());
    }
  }

  /**
   * Copies.
   *
   * @throws IllegalArgumentException when two rows answer to one name, or a row names one that is
   *     not there
   */
  public Capabilities {
    capabilities = List.copyOf(capabilities);
    Map<String, Capability> byName = new HashMap<>();
    for (Capability row : capabilities) {
      row.calls().forEach(call -> putOnce(byName, call, row));
    }
    for (Capability row : capabilities) {
      Stream.concat(row.requires().stream(), Stream.ofNullable(row.instead()))
          .filter(other -> !byName.containsKey(plain(other)))
          .forEach(other -> reject("\"%s\" names \"%s\", which is no row", row.name(), other));
    }
  }

  private static void putOnce(Map<String, Capability> byName, String call, Capability row) {
    Capability other = byName.put(plain(call), row);
    if (other != null && !other.equals(row)) {
      reject(
          "\"%s\" is \"" + other.name() + "\" and \"%s\"; one name has one row", call, row.name());
    }
  }

  private static void reject(String problem, String first, String second) {
    throw new IllegalArgumentException(problem.formatted(first, second));
  }

  /** {@return the page's tables as they ship with the SDK} */
  public static Capabilities ofIntegrationPage() {
    return IntegrationPage.get();
  }

  /**
   * {@return the row of that name, or empty where the page has none}
   *
   * @param name its name in the page, such as {@code Billing Options - Balance Forward}, or what
   *     people call it, such as {@code balance forward}; case, spaces, hyphens and punctuation do
   *     not count
   */
  public Optional<Capability> find(String name) {
    String plain = plain(name);
    return capabilities.stream()
        .filter(row -> row.calls().anyMatch(call -> plain(call).equals(plain)))
        .findFirst();
  }

  /**
   * {@return the rows of one table of the page, in order; none where there is no such table}
   *
   * @param group data structure, products, features or equipment; case and spaces do not count
   */
  public List<Capability> group(String group) {
    String plain = plain(group);
    return capabilities.stream().filter(row -> plain(row.group()).equals(plain)).toList();
  }

  /**
   * {@return the row of that name, which is supported}
   *
   * @param name as {@link #find} takes it
   * @throws UnsupportedCapabilityException when the page says that it is not supported between
   *     InvoiceCloud and Spectrum, with the page's words; or when the page does not know the name
   */
  public Capability require(String name) {
    Capability found =
        find(name).orElseThrow(() -> new UnsupportedCapabilityException(unknown(name)));
    found
        .refusal()
        .ifPresent(
            refusal -> {
              throw new UnsupportedCapabilityException(refusal);
            });
    return found;
  }

  private String unknown(String name) {
    String meant =
        like(name).map(row -> "\"" + row.name() + "\"").collect(Collectors.joining(" or "));
    return "The integration page knows no \"%s\"; it cannot be relied on%s"
        .formatted(Redaction.shorten(name), meant.isEmpty() ? "" : ". Did you mean " + meant + "?");
  }

  /** The rows of which a part is called like that. */
  Stream<Capability> like(String name) {
    String plain = plain(name);
    return plain.length() < SHORTEST_HINT
        ? Stream.empty()
        : capabilities.stream()
            .filter(row -> row.calls().anyMatch(call -> plain(call).contains(plain)));
  }

  /** A table's name as people say it. */
  static String table(String group) {
    return group.equals("dataStructure") ? "data structure" : group;
  }

  private static String plain(String name) {
    StringBuilder said = new StringBuilder(name.length());
    name.codePoints().filter(Character::isLetterOrDigit).forEach(said::appendCodePoint);
    return said.toString().toLowerCase(Locale.ROOT);
  }
}
