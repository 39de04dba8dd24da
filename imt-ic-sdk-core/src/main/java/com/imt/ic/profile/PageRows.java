package com.imt.ic.profile;

import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.profile.Capabilities.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a list of rows of one of the page's tables, such as the products in use, and notes in the
 * page's words which of them cannot be. Confined to the time of loading.
 */
final class PageRows {

  private final Capabilities page;
  private final String group;
  private final ProfileSection root;
  private final Map<String, String> placeByName = new LinkedHashMap<>();

  private PageRows(Capabilities page, String group, ProfileSection root) {
    this.page = page;
    this.group = group;
    this.root = root;
  }

  /**
   * Reads the setting that is called like the table.
   *
   * @return the names of the rows in the page, of those without fault; empty where nobody said
   */
  static Optional<Set<String>> read(Capabilities page, String group, ProfileSection root) {
    PageRows rows = new PageRows(page, group, root);
    List<String> texts = root.texts(group);
    for (int i = 0; i < texts.size(); i++) {
      rows.read(texts.get(i), group + "[" + i + "]");
    }
    rows.checkRequired();
    return root.has(group) ? Optional.of(Set.copyOf(rows.placeByName.keySet())) : Optional.empty();
  }

  private void read(String text, String place) {
    Optional<Capability> found = page.find(text);
    if (found.isEmpty()) {
      root.problem(place, quoted(text) + "is none of the page's " + group + "; " + known());
      return;
    }
    Capability row = found.get();
    Optional<String> refusal = row.refusal();
    if (refusal.isPresent()) {
      root.problem(place, refused(refusal.get(), row));
    } else if (!row.group().equals(group)) {
      root.problem(
          place,
          quoted(text)
              + "is none of the page's %s, but \"%s\" of its %s; %s"
                  .formatted(group, row.name(), Capabilities.table(row.group()), other(row)));
    } else if (placeByName.putIfAbsent(row.name(), place) != null) {
      root.problem(
          place,
          "\"%s\" stands in $.%s already; name it once"
              .formatted(row.name(), placeByName.get(row.name())));
    }
  }

  private void checkRequired() {
    for (Map.Entry<String, String> named : placeByName.entrySet()) {
      Capability row = page.require(named.getKey());
      for (String other : row.requires()) {
        if (!placeByName.containsKey(other)) {
          root.problem(
              named.getValue(),
              "\"%s\" is there without \"%s\" (integration page, %s: %s); name that too"
                  .formatted(row.name(), other, group, row.note()));
        }
      }
    }
  }

  /** The refusal of a row, and what to do. */
  static String refused(String refusal, Capability row) {
    if (row.instead() != null) {
      return refusal; // it says what to take instead
    }
    return refusal + (refusal.endsWith(".") ? " " : ". ") + "Take it away.";
  }

  private static String other(Capability row) {
    return row.group().equals("dataStructure")
        ? "every biller has that, take it away"
        : "name it in $." + row.group();
  }

  private String known() {
    String supported =
        page.group(group).stream()
            .filter(Capability::isSupported)
            .map(Capability::name)
            .collect(Collectors.joining(", "));
    return supported.isEmpty()
        ? "it supports none, take it away"
        : "those that it supports are " + supported;
  }

  private static String quoted(String text) {
    return "\"" + Redaction.shorten(text) + "\" ";
  }
}
