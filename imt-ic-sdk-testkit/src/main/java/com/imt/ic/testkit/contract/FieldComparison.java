package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.TimePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the names, types and times that the profile says of a message's parts with those that
 * InvoiceCloud has. Where a name is not there, the part most like it is compared in its stead, so
 * that one other name hides nothing. Not thread-safe.
 */
final class FieldComparison {

  /** Takes what differs. */
  @FunctionalInterface
  interface Differences {
    void differ(String what, String expected, String found, boolean matters);
  }

  /**
   * What the profile says of a field.
   *
   * @param time how it is read, of a column
   * @param form how the content is written, of a parameter
   */
  private record Field(
      ColumnSpec spec, boolean required, Optional<TimePolicy> time, ParameterSpec.Form form) {
    List<String> names() {
      return spec.names();
    }
  }

  private final String label;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Differences differences;

  private FieldComparison(String label, Differences differences) {
    this.label = label;
    this.differences = differences;
  }

  /** Of an operation's parameters, all of which are sent. */
  static FieldComparison ofParameters(OperationSpec operation, Differences differences) {
    FieldComparison comparison = new FieldComparison("parameter", differences);
    operation
        .request()
        .parameters()
        .forEach(
            (field, parameter) ->
                comparison.fields.put(
                    field,
                    new Field(
                        named(parameter.element()), true, Optional.empty(), parameter.form())));
    return comparison;
  }

  /** Of an answer's columns or fields, as the label says. */
  static FieldComparison ofAnswer(String label, OperationSpec operation, Differences differences) {
    FieldComparison comparison = new FieldComparison(label, differences);
    operation
        .columns()
        .forEach(
            (field, column) ->
                comparison.fields.put(
                    field,
                    new Field(
                        column,
                        column.required(),
                        Optional.of(column.time()),
                        ParameterSpec.Form.BASE64)));
    return comparison;
  }

  private static ColumnSpec named(String name) {
    ColumnSpec none = ColumnSpec.NONE;
    return new ColumnSpec(
        none.table(),
        List.of(name),
        true,
        none.mayBeBlank(),
        none.trim(),
        none.time(),
        none.patterns(),
        none.amount(),
        none.codes(),
        none.otherwise());
  }

  /** Which of those columns the SDK's fields would be read from, by name or by likeness. */
  static FieldMatch match(OperationSpec operation, List<Column> columns) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    operation.columns().forEach((field, column) -> names.put(field, column.names()));
    if (operation.id().equals("paperless")) {
      names.putIfAbsent("enrolled", List.of()); // the opposite of paperInvoices, where that is not
    }
    return FieldMatch.of(names, columns);
  }

  /** Which parameters the SDK's values would be sent in. */
  static FieldMatch match(OperationSpec operation, ParameterMatch parameters) {
    Map<String, Column> found = new LinkedHashMap<>();
    parameters.found().forEach((name, theirs) -> found.put(name, Column.of(theirs)));
    return new FieldMatch(found, parameters.guessed(), List.of(), 0);
  }

  /**
   * Compares.
   *
   * @param theirs what InvoiceCloud has, in its order
   * @param needed InvoiceCloud's own that it must be given, so that one too many matters
   * @param match what is compared where a name is not there
   */
  void compare(List<Column> theirs, Set<String> needed, FieldMatch match) {
    Set<Column> known = new LinkedHashSet<>();
    fields.forEach((id, field) -> known.addAll(compare(id, field, match, theirs)));
    for (Column column : theirs) {
      if (!known.contains(column)) {
        boolean isNeeded = needed.contains(column.name());
        // ASP.NET's strings may always be left out, whatever the server makes of that.
        boolean isUnsaid = label.equals("parameter") && !isNeeded && column.type().equals("string");
        differences.differ(
            label,
            "none",
            column.name()
                + (isUnsaid ? " (not sent; no WSDL says whether it may be left out)" : ""),
            isNeeded);
      }
    }
  }

  private List<Column> compare(String id, Field field, FieldMatch match, List<Column> theirs) {
    String expected = String.join(" or ", field.names());
    List<Column> found = new ArrayList<>();
    for (String name : field.names()) {
      found.addAll(
          named(
              name,
              theirs.stream()
                  .filter(column -> column.table().equals(field.spec().table().orElse("")))
                  .toList()));
    }
    if (found.isEmpty()) {
      Column alike = match.guessed().contains(id) ? match.columns().get(id) : null;
      if (alike == null) {
        differences.differ(
            label,
            expected + field.spec().table().map(table -> " of " + table).orElse(""),
            names(theirs),
            field.required());
      } else {
        differences.differ(label, expected, alike.path() + " (by its likeness)", field.required());
        found.add(alike);
      }
    }
    for (Column column : found) {
      if (FieldKind.of(id) == FieldKind.CONTENT) {
        form(field.form(), column);
      } else {
        type(FieldKind.of(id), column);
      }
      field.time().ifPresent(time -> time(FieldKind.of(id), column, time));
      patterns(FieldKind.of(id), field.spec(), column);
      codes(id, field.spec(), column);
    }
    return found;
  }

  /** Columns of that name; only where there is none, those that differ in case alone. */
  private List<Column> named(String name, List<Column> theirs) {
    List<Column> exact = theirs.stream().filter(column -> column.name().equals(name)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Column> spelt =
        theirs.stream().filter(column -> column.name().equalsIgnoreCase(name)).toList();
    if (!spelt.isEmpty()) {
      // A parameter is sent as the profile spells it; a column is found in any case, if just one.
      boolean sent = label.equals("parameter");
      differences.differ(label, name, names(spelt), sent || spelt.size() > 1);
    }
    return spelt;
  }

  /** A string may hold a file in any form; an element of base64Binary no plain text. */
  private void form(ParameterSpec.Form form, Column column) {
    String what = "type of " + label + " " + column.name();
    boolean isString = column.type().equals("string");
    boolean isBase64 = FieldKind.CONTENT.expects(column.type());
    boolean isText = form == ParameterSpec.Form.TEXT;
    if (!column.type().isEmpty() && !isString && (isText || !isBase64)) {
      differences.differ(
          what,
          isText ? "string, for a file of form TEXT" : FieldKind.CONTENT.expected() + " or string",
          column.type(),
          true);
    } else if (isString && form == ParameterSpec.Form.BASE64) {
      differences.differ(
          what, FieldKind.CONTENT.expected(), "string; confirm that its form is BASE64", false);
    }
  }

  private void type(FieldKind kind, Column column) {
    if (column.type().isEmpty() || kind.expects(column.type())) {
      return;
    }
    String what = "type of " + label + " " + column.name();
    if (!kind.takes(column.type())) {
      differences.differ(what, kind.expected(), column.type(), kind != FieldKind.TEXT);
    } else if (kind.loses(column.type())) {
      differences.differ(
          what, kind.expected(), column.type() + " (leading zeros and letters are lost)", true);
    } else {
      differences.differ(what, kind.expected(), column.type(), false);
    }
  }

  private void time(FieldKind kind, Column column, TimePolicy time) {
    if (kind == FieldKind.TIME
        && time.equals(TimePolicy.UNDECIDED)
        && !label.equals("field")
        && !TimeTexts.sayOffset(column.values())) {
      differences.differ(
          "time of " + label + " " + column.name(),
          "undecided",
          "times without an offset" + Shown.values(column) + ": the poll stops; give a zone",
          true);
      return;
    }
    if (!column.type().equals("dateTime")
        || (kind != FieldKind.TIME && kind != FieldKind.DATE)
        // A WSDL's type says nothing of DateTimeMode, which is a DataSet's.
        || label.equals("field")) {
      return;
    }
    String what = "time of " + label + " " + column.name();
    String mode = column.dateTimeMode();
    if (kind == FieldKind.DATE) {
      if (mode.equals("Utc")) {
        differences.differ(
            what, time.toString(), "DateTimeMode Utc: may be the next day's date", false);
      }
      return;
    }
    switch (mode) {
      case "Local" -> {
        if (!time.equals(TimePolicy.OFFSET)) {
          differences.differ(
              what, time.toString(), "OFFSET (DateTimeMode Local: the offset is meant)", true);
        }
      }
      case "Utc" -> {
        if (!time.equals(TimePolicy.OFFSET) && !time.equals(TimePolicy.GMT)) {
          differences.differ(
              what, time.toString(), "GMT (DateTimeMode Utc: the digits are GMT)", true);
        }
      }
      case "Unspecified" -> {
        if (time.equals(TimePolicy.OFFSET)) {
          differences.differ(
              what, time.toString(), "DateTimeMode Unspecified: there is no offset to trust", true);
        }
      }
      default ->
          differences.differ(
              what,
              time.toString(),
              "no DateTimeMode: by .NET's default the offset is the server's and may mean nothing;"
                  + " confirm that the digits are "
                  + (time.equals(TimePolicy.OFFSET) ? "the server's own time" : time),
              false);
    }
  }

  private void patterns(FieldKind kind, ColumnSpec spec, Column column) {
    if ((kind == FieldKind.TIME || kind == FieldKind.DATE)
        && spec.patterns().isEmpty()
        && !TimeTexts.isUsual(column.values())) {
      differences.differ(
          "patterns of " + label + " " + column.name(),
          "none",
          "texts that need them" + Shown.values(column) + ", " + TimeTexts.fitting(column),
          true);
    }
  }

  /**
   * Codes of which none comes, and texts that all mean the same for want of a code, are no codes.
   */
  private void codes(String field, ColumnSpec spec, Column column) {
    Set<String> texts = new LinkedHashSet<>(column.values());
    Set<String> codes = spec.codes().keySet();
    if (FieldKind.of(field) != FieldKind.FLAG
        || texts.isEmpty()
        || (codes.isEmpty() && spec.otherwise().isEmpty())) {
      return;
    }
    String what = "codes of " + label + " " + column.name();
    String seen = String.join(", ", Shown.codes(column));
    if (texts.stream().noneMatch(codes::contains)) {
      differences.differ(
          what,
          String.join(", ", codes),
          "none of the codes of %s stands in the samples, which have %s".formatted(field, seen),
          true);
    } else if (spec.otherwise().isPresent()
        && !codes.containsAll(texts)
        && texts.stream().map(spec::meaning).distinct().count() == 1) {
      differences.differ(
          what,
          "texts of which some mean true and some false",
          "%s in the samples, all of which mean %s of %s"
              .formatted(seen, spec.otherwise().get(), field),
          true);
    }
  }

  private static String names(List<Column> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream().map(Column::path).collect(Collectors.joining(", "));
  }
}
