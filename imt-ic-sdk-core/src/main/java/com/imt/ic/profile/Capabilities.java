package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.UnsupportedCapabilityException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the integration page says is supported between InvoiceCloud and IMT Spectrum, and what is
 * not. Immutable and thread-safe.
 *
 * @param capabilities every row of the page's tables, in order
 */
public record Capabilities(List<Capability> capabilities) {

  private static final String RESOURCE = "/com/imt/ic/profile/capabilities.json";

  /** Whether a capability may be used. */
  public enum Status {
    /** The page says so. */
    SUPPORTED,
    /** Under the condition in the note. */
    CONDITIONAL,
    /** The page says that it is not. */
    NOT_SUPPORTED
  }

  /**
   * One row of the page.
   *
   * @param group the table it stands in: dataStructure, products, features or equipment
   * @param name its name in the page
   * @param status whether it may be used
   * @param cadence how often data travels, where the page says it
   * @param note the page's words, or empty
   */
  public record Capability(
      String group, String name, Status status, Optional<Duration> cadence, String note) {}

  /** Copies. */
  public Capabilities {
    capabilities = List.copyOf(capabilities);
  }

  /** {@return the page's table as it ships with the SDK} */
  public static Capabilities ofIntegrationPage() {
    try (InputStream in = Capabilities.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's own " + RESOURCE + " is not on the class path");
      }
      JsonNode root = JsonMapper.builder().build().readTree(in);
      List<Capability> rows = new ArrayList<>();
      root.properties()
          .forEach(
              group -> {
                for (JsonNode row : group.getValue()) {
                  if (row.isObject()) {
                    rows.add(
                        new Capability(
                            group.getKey(),
                            row.path("name").asText(),
                            Status.valueOf(row.path("status").asText()),
                            row.hasNonNull("cadence")
                                ? Optional.of(Duration.parse(row.get("cadence").asText()))
                                : Optional.empty(),
                            row.path("note").asText("")));
                  }
                }
              });
      return new Capabilities(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the row of that name in the page, such as {@code Void}, or empty where it has none}
   */
  public Optional<Capability> find(String name) {
    return capabilities.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /**
   * Refuses what the page does not support.
   *
   * @throws UnsupportedCapabilityException when the page says so, or does not know the name
   */
  public void require(String name) {
    Capability found =
        find(name)
            .orElseThrow(
                () ->
                    new UnsupportedCapabilityException(
                        "The integration page knows no \"" + name + "\"; it cannot be relied on"));
    if (found.status() == Status.NOT_SUPPORTED) {
      throw new UnsupportedCapabilityException(
          "\"%s\" is not supported between InvoiceCloud and IMT Spectrum (integration page, %s)%s"
              .formatted(name, found.group(), found.note().isEmpty() ? "" : ": " + found.note()));
    }
  }
}
