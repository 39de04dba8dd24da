package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Capabilities.Status;
import com.imt.ic.profile.Capabilities.Transmission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the page's tables, which ship with the SDK. Stateless. */
final class IntegrationPage {

  private static final String RESOURCE = "/com/imt/ic/profile/capabilities.json";

  private IntegrationPage() {}

  static Capabilities read() {
    try (InputStream in = IntegrationPage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's own " + RESOURCE + " is not on the class path");
      }
      JsonNode root = JsonMapper.builder().build().readTree(in);
      List<Capability> rows = new ArrayList<>();
      root.properties().stream()
          .filter(table -> table.getValue().isArray())
          .forEach(table -> table.getValue().forEach(row -> rows.add(row(table.getKey(), row))));
      return new Capabilities(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capability row(String group, JsonNode row) {
    return new Capability(
        group,
        row.path("name").asText(),
        Status.valueOf(row.path("status").asText()),
        text(row, "layout"),
        text(row, "transmission").stream().flatMap(IntegrationPage::transmissions).toList(),
        text(row, "cadence").map(Duration::parse),
        row.path("cadenceMayIncrease").asBoolean(),
        texts(row, "bif"),
        texts(row, "bifCustomization"),
        texts(row, "options"),
        texts(row, "requires"),
        text(row, "note").orElse(""),
        text(row, "instead"),
        texts(row, "aliases"));
  }

  private static Stream<Transmission> transmissions(String text) {
    return Arrays.stream(text.split(", ", -1)).map(IntegrationPage::transmission);
  }

  private static Transmission transmission(String text) {
    return Stream.of(Transmission.values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The SDK's own " + RESOURCE + ": " + text));
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
