package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes the page of settings out of their catalogue. Confined to one thread. */
final class SettingsPage {

  private static final int LONGEST_DEFAULT = 100;

  /** What is explained once, since many settings are of its kind, and the title of that. */
  private static final Map<String, String> EXPLAINED = new LinkedHashMap<>();

  static {
    EXPLAINED.put("parameter", "A parameter");
    EXPLAINED.put("ownParameter", "A parameter");
    EXPLAINED.put("amountForm", "The form of an amount");
    EXPLAINED.put("reportPolling", "How a report is polled");
    EXPLAINED.put("enrollmentPolling", "How a report is polled");
    EXPLAINED.put("sign", "A sign");
    EXPLAINED.put("bifColumn", "A column of the invoice file");
    EXPLAINED.put("controlCell", "A cell of a header or trailer record");
  }

  private static final String INTRODUCTION =
      """
      # The profile's settings

      Every setting of a [profile](contract.md#overriding-it). This page is made of the catalogue that the profile is checked
      against when it is loaded, and so is [`profile.schema.json`](profile.schema.json), by which an editor completes and checks
      an override: let it begin with `"$schema": "profile.schema.json"`, the path to a copy.

      An override names only what differs from the default. `null` takes a setting away; what is needed cannot be taken away.
      A name that is no setting is a fault.

      | evidence | a default or a name is |
      |---|---|
      | S | stated in the integration page |
      | P | seen in public client code or help pages |
      | C | the convention of ASP.NET's web services |
      | A | assumed by us |
      | SDK | our own choice, which InvoiceCloud has no part in |

      A default in *italics* is too long for a table; [`default-profile.json`](../imt-ic-sdk-core/src/main/resources/com/imt/ic/profile/default-profile.json)
      has it.
      """;

  private final JsonNode settings = Catalogue.settings();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);

  private SettingsPage() {}

  /** The whole text of the file. */
  static String text() {
    return new SettingsPage().write();
  }

  private String write() {
    JsonNode shipped = Catalogue.defaults();
    ObjectNode alone = settings.path("properties").deepCopy();
    alone.remove(
        alone.properties().stream()
            .filter(member -> member.getValue().path("properties").isObject())
            .map(Map.Entry::getKey)
            .toList());
    heading("##", "On their own", "Settings that stand in no section.");
    table(alone, "", shipped);
    settings
        .path("properties")
        .properties()
        .forEach(
            section -> {
              String name = section.getKey();
              if (name.equals("operations")) {
                operations(section.getValue(), shipped.path(name));
              } else if (name.equals("polling")) {
                polling(section.getValue(), shipped.path(name));
              } else if (!alone.has(name)) {
                section(name, section.getValue(), shipped.path(name));
              }
            });
    return page.toString();
  }

  private void section(String name, JsonNode section, JsonNode shipped) {
    heading("##", "`" + name + "`", section.path("description").textValue());
    table(section.path("properties"), "", shipped);
    switch (name) {
      case "answers" -> explain("sign");
      case "bif" -> {
        explain("bifColumn");
        explain("controlCell");
      }
      default -> {
        // nothing of it needs more words
      }
    }
  }

  private void operations(JsonNode section, JsonNode shipped) {
    heading("##", "`operations`", section.path("description").textValue());
    page.append(
        "\nAn operation has these settings; the defaults of its own stand with each below.\n");
    ObjectNode common = section.at("/properties/payments/properties").deepCopy();
    List<String> known = names(common);
    table(plain(common), "", MissingNode.getInstance());
    page.append("\nOnly reports have `pages`, `table`, `form`, `otherTables`, ")
        .append("`emptyWithoutTable` and `lookups`.\n");
    explain("parameter");
    values(section);
    page.append("\nA parameter of a name of your own is an object that says its `value` too.\n");
    column();
    explain("amountForm");
    section
        .path("properties")
        .properties()
        .forEach(
            operation -> {
              String name = operation.getKey();
              JsonNode part = operation.getValue();
              heading("###", "`operations." + name + "`", part.path("description").textValue());
              ObjectNode own = part.path("properties").deepCopy();
              JsonNode defaults = shipped.path(name);
              own.remove(
                  known.stream()
                      .filter(
                          each ->
                              !List.of("parameters", "columns").contains(each)
                                  && !defaults.has(each))
                      .toList());
              ObjectNode parameters = (ObjectNode) own.at("/parameters/properties");
              parameters.retain(names(defaults.path("parameters")));
              table(own, "", defaults);
            });
  }

  /** What a call can send. */
  private void values(JsonNode operations) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    for (JsonNode operation : operations.path("properties")) {
      for (var each : operation.at("/properties/parameters/properties").properties()) {
        all.putIfAbsent(each.getKey(), each.getValue());
      }
    }
    page.append("\nThese are the values. A call has those that mean something to it.\n");
    page.append("\n| value | is |\n|---|---|\n");
    all.forEach((name, part) -> row("`{" + name + "}`", cell(part.path("description").asText())));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Each report's defaults, and once what they do. */
  private void polling(JsonNode section, JsonNode shipped) {
    heading("##", "`polling`", section.path("description").textValue());
    List<String> reports = names(section.path("properties"));
    JsonNode explained = settings.at("/$defs/enrollmentPolling/properties");
    page.append(
        reports.stream().collect(Collectors.joining("` | `", "\n| default of | `", "` |\n|---|")));
    page.append("---|".repeat(reports.size())).append("\n");
    for (var setting : explained.properties()) {
      List<String> cells = new ArrayList<>(List.of("`" + setting.getKey() + "`"));
      for (String report : reports) {
        ObjectNode part = Catalogue.resolved(settings, section.path("properties").path(report));
        JsonNode known = part.path("properties").path(setting.getKey());
        cells.add(shown(standard(known, shipped.path(report).path(setting.getKey()))));
      }
      row(cells.toArray(new String[0]));
    }
    heading(
        "###",
        EXPLAINED.getOrDefault("enrollmentPolling", ""),
        "`lists` and `mayShrinkPercent` are of customers alone.");
    page.append("\n| setting | value | evidence | effect |\n|---|---|---|---|\n");
    for (var setting : explained.properties()) {
      JsonNode part = Catalogue.resolved(settings, setting.getValue());
      row(
          "`" + setting.getKey() + "`",
          value(part, setting.getValue()),
          part.path("x-evidence").asText(),
          cell(part.path("description").asText()));
    }
  }

  /** Without what each operation has of its own. */
  private static ObjectNode plain(ObjectNode operation) {
    for (String name : List.of("parameters", "columns")) {
      ((ObjectNode) operation.path(name)).remove(List.of("properties", "additionalProperties"));
    }
    return operation;
  }

  /** The settings of every kind of column, and which kinds have them. */
  private void column() {
    Map<JsonNode, List<String>> kinds = new LinkedHashMap<>(); // of a setting with its name
    List<String> columns = new ArrayList<>();
    settings
        .path("$defs")
        .properties()
        .forEach(
            definition -> {
              if (isColumn(definition.getKey())) {
                columns.add(kind(definition.getKey()));
                for (var setting : definition.getValue().path("properties").properties()) {
                  ObjectNode named = JsonNodeFactory.instance.objectNode();
                  named.set(setting.getKey(), setting.getValue());
                  kinds
                      .computeIfAbsent(named, any -> new ArrayList<>())
                      .add(kind(definition.getKey()));
                }
              }
            });
    heading(
        "###",
        "A column",
        "Where a field is found, and how it is read. What kind it is, such as a moment or an"
            + " amount, stands with each field below.");
    page.append("\n| setting | of | value | default | evidence | effect |\n")
        .append("|---|---|---|---|---|---|\n");
    kinds.forEach(
        (named, of) -> {
          var member = named.properties().iterator().next();
          JsonNode setting = Catalogue.resolved(settings, member.getValue());
          row(
              "`" + member.getKey() + "`",
              of.equals(columns) ? "all" : String.join(", ", of),
              value(setting, member.getValue()),
              shown(setting.path("default")),
              setting.path("x-evidence").asText(),
              cell(setting.path("description").asText()));
        });
  }

  private void row(String... cells) {
    page.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static boolean isColumn(String definition) {
    return definition.endsWith("Column")
        && !definition.equals("bifColumn")
        && !definition.equals("requiredColumn");
  }

  private static String kind(String definition) {
    String name = definition.substring(0, definition.length() - "Column".length());
    return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).replace("guid", "GUID");
  }

  private static boolean isExplained(String definition) {
    return EXPLAINED.containsKey(definition) || isColumn(definition);
  }

  private void explain(String definition) {
    JsonNode part = settings.path("$defs").path(definition);
    heading(
        "###",
        EXPLAINED.getOrDefault(definition, definition),
        part.path("description").textValue());
    table(part.path("properties"), "", MissingNode.getInstance());
  }

  private void heading(String level, String title, String words) {
    page.append("\n").append(level).append(" ").append(title).append("\n\n").append(words);
    page.append("\n");
  }

  private void table(JsonNode members, String prefix, JsonNode shipped) {
    page.append("\n| setting | value | default | evidence | effect |\n|---|---|---|---|---|\n");
    rows(members, prefix, shipped);
  }

  private void rows(JsonNode members, String prefix, JsonNode shipped) {
    members
        .properties()
        .forEach(
            member -> {
              String name = prefix + member.getKey();
              JsonNode part = member.getValue();
              JsonNode setting = Catalogue.resolved(settings, part);
              JsonNode value = shipped.path(member.getKey());
              boolean isSection =
                  setting.path("properties").isObject() && !isExplained(Catalogue.reference(part));
              row(
                  "`" + name + "`",
                  value(setting, part),
                  shown(isSection ? MissingNode.getInstance() : standard(setting, value)),
                  setting.path("x-evidence").asText(),
                  cell(setting.path("description").asText()));
              if (isSection) {
                rows(setting.path("properties"), name + ".", value);
              }
            });
  }

  /** What may stand there, in words. */
  private String value(JsonNode setting, JsonNode part) {
    String definition = Catalogue.reference(part);
    if (EXPLAINED.containsKey(definition)) {
      return link(EXPLAINED.getOrDefault(definition, ""));
    }
    if (isColumn(definition)) {
      return "[" + kind(definition) + "](#a-column)";
    }
    if (setting.path("enum") instanceof ArrayNode choices) {
      return choices.size() > 8 ? "the name of a field" : joined(choices);
    }
    if (setting.has("x-allowed")) {
      return cell(setting.get("x-allowed").textValue());
    }
    return switch (setting.path("type").asText()) {
      case "boolean" -> "`true`, `false`";
      case "integer" -> number(setting);
      case "array" -> list(setting.path("items"));
      case "object" -> object(setting);
      default -> setting.path("format").asText().equals("regex") ? "regular expression" : "text";
    };
  }

  private String list(JsonNode element) {
    String each = value(Catalogue.resolved(settings, element), element);
    return switch (each) {
      case "text" -> "list of texts";
      case "regular expression" -> "list of regular expressions";
      default -> "list: " + each;
    };
  }

  private String object(JsonNode setting) {
    JsonNode others = setting.path("additionalProperties");
    return others.isObject() && !setting.has("properties")
        ? "names, each with " + value(Catalogue.resolved(settings, others), others)
        : "section";
  }

  private static String number(JsonNode setting) {
    int most = setting.path("maximum").asInt(Integer.MAX_VALUE);
    return "number from "
        + setting.path("minimum").asInt()
        + (most == Integer.MAX_VALUE ? "" : " to " + most);
  }

  private static String joined(ArrayNode choices) {
    return StreamSupport.stream(choices.spliterator(), false)
        .map(each -> "`" + each.textValue() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String link(String title) {
    return "[%s](#%s)"
        .formatted(decapitalized(title), title.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static String decapitalized(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static JsonNode standard(JsonNode setting, JsonNode shipped) {
    return shipped.isMissingNode() ? setting.path("default") : shipped;
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    String text = value.isTextual() ? value.textValue() : JsonLayout.line(value);
    if (text.isEmpty()) {
      return "`\"\"`";
    }
    return text.length() > LONGEST_DEFAULT ? "*long*" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
