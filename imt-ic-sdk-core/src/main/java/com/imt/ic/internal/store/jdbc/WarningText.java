package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warnings as one text that people can read too: a line for each, its kind first. */
final class WarningText {

  private WarningText() {}

  /** Empty for none. */
  static Optional<String> of(List<Warning> warnings) {
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            warnings.stream()
                .map(each -> each.kind() + " " + each.detail().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n")));
  }

  /** A line of a kind that this version does not know is passed over. */
  static List<Warning> read(String text) {
    List<Warning> warnings = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              for (Warning.Kind kind : Warning.Kind.values()) {
                if (line.startsWith(kind.name() + " ")) {
                  warnings.add(new Warning(kind, line.substring(kind.name().length() + 1)));
                }
              }
            });
    return warnings;
  }
}
