package com.imt.ic.examples.cli;

import static java.util.stream.Collectors.joining;

import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Capabilities.Transmission;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.Profile.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A biller's profile as a page: what is supported, its invoice file, what differs. */
final class ProfileMarkdown {

  private static final String COLUMNS = "$.bif.columns.";
  private static final Map<String, String> GROUPS =
      Map.of(
          "dataStructure", "Data structure",
          "products", "Products",
          "features", "Features",
          "equipment", "Equipment");

  private final List<String> lines = new ArrayList<>();

  private ProfileMarkdown() {}

  static String of(Profile profile) {
    ProfileMarkdown page = new ProfileMarkdown();
    page.capabilities();
    page.invoiceFile(profile.settings());
    page.differences(profile.settings());
    return String.join("\n", page.lines) + "\n";
  }

  private void capabilities() {
    Capabilities page = Capabilities.ofIntegrationPage();
    add("# What is supported, and how this biller's invoice file looks", "");
    add("Rows and words are those of the integration page.", "");
    for (String group : List.of("dataStructure", "products", "features", "equipment")) {
      add("## " + GROUPS.get(group), "");
      add(
          "| | supported | travels | every | needs | the page's words |",
          "|---|---|---|---|---|---|");
      page.group(group).forEach(this::capability);
      add("");
    }
  }

  private void capability(Capability row) {
    row(
        row.name(),
        row.isSupported() ? "yes" : "no",
        Stream.concat(
                Stream.ofNullable(row.layout()),
                Stream.of(
                    row.transmission().stream().map(Transmission::text).collect(joining(", "))))
            .filter(text -> !text.isEmpty())
            .collect(joining("; ")),
        hours(row.cadence()) + (row.cadenceMayIncrease() ? ", may increase" : ""),
        needs(row),
        row.note());
  }

  private static String hours(@Nullable Duration cadence) {
    if (cadence == null) {
      return "";
    }
    return cadence.toHours() == 1 ? "hour" : cadence.toHours() + " hours";
  }

  private static String needs(Capability row) {
    Stream<String> customized =
        row.bifCustomization().stream().map(column -> column + " (by customization)");
    return Stream.of(row.requires().stream(), row.bif().stream(), customized)
        .flatMap(each -> each)
        .collect(joining(", "));
  }

  private void invoiceFile(List<Setting> settings) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    add("## Invoice file", "", "| setting | value |", "|---|---|");
    for (Setting setting : settings) {
      String path = setting.path();
      if (path.startsWith(COLUMNS)) {
        String column = path.substring(COLUMNS.length(), path.lastIndexOf('.'));
        columns
            .computeIfAbsent(column, name -> new LinkedHashMap<>())
            .put(path.substring(path.lastIndexOf('.') + 1), setting.value());
      } else if (path.startsWith("$.bif.")) {
        row("`" + path + "`", "`" + setting.value() + "`");
      }
    }
    add("", "| column | carries | required |", "|---|---|---|");
    columns.forEach(
        (name, column) ->
            row(
                "`" + name + "`",
                Stream.of("field", "custom", "constant")
                    .filter(column::containsKey)
                    .map(kind -> kind + " `" + column.get(kind) + "`")
                    .collect(joining()),
                "true".equals(column.get("required")) ? "yes" : ""));
  }

  private void differences(List<Setting> settings) {
    add("", "## What differs from the SDK's default", "");
    add("| setting | value | said by |", "|---|---|---|");
    for (Setting setting : settings) {
      if (!setting.origin().equals("SDK")) {
        row("`" + setting.path() + "`", "`" + setting.value() + "`", setting.origin());
      }
    }
  }

  private void row(String... cells) {
    add(
        Stream.of(cells)
            .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " "))
            .collect(joining(" | ", "| ", " |")));
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
