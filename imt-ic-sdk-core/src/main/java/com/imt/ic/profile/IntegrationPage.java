package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.internal.profile.OwnJson;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Capabilities.Status;
import com.imt.ic.profile.Capabilities.Transmission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the page's tables, which ship with the SDK. Stateless. */
final class IntegrationPage {

  private static final String FILE = "capabilities.json";
  private static final Capabilities PAGE = read();

  private IntegrationPage() {}

  /** The page, which is read once. */
  static Capabilities get() {
    return PAGE;
  }

  private static Capabilities read() {
    List<Capability> rows = new ArrayList<>();
    OwnJson.read(FILE).properties().stream()
        .filter(table -> table.getValue().isArray())
        .forEach(table -> table.getValue().forEach(row -> rows.add(row(table.getKey(), row))));
    return new Capabilities(rows);
  }

  private static Capability row(String group, JsonNode row) {
    return new Capability(
        group,
        row.path("name").asText(),
        Status.valueOf(row.path("status").asText()),
        text(row, "layout").orElse(null),
        text(row, "transmission").stream().flatMap(IntegrationPage::transmissions).toList(),
        text(row, "cadence").map(Duration::parse).orElse(null),
        row.path("cadenceMayIncrease").asBoolean(),
        texts(row, "bif"),
        texts(row, "bifCustomization"),
        texts(row, "options"),
        texts(row, "requires"),
        text(row, "note").orElse(""),
        text(row, "instead").orElse(null),
        texts(row, "aliases"));
  }

  private static Stream<Transmission> transmissions(String text) {
    return Arrays.stream(text.split(", ", -1)).map(IntegrationPage::transmission);
  }

  private static Transmission transmission(String text) {
    return Stream.of(Transmission.values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The SDK's own " + FILE + ": " + text));
  }

  private static Optional<String> text(JsonNode row, String name) {
    return Optional.ofNullable(row.get(name)).map(JsonNode::asText);
  }

  private static List<String> texts(JsonNode row, String name) {
    List<String> texts = new ArrayList<>();
    row.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
