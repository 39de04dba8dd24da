package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of an answer that is no report, in their order: those that the profile names, in the
 * result or, where one of them is the result itself, beside it. Not thread-safe.
 */
final class RecordFields implements SoapAnswer.Content {

  private static final String UNSET_DATE = "0001-01-01T00:00:00";

  private final OperationSpec spec;
  private final ZoneId billerZone;
  private final Map<String, DotNetType> types = new LinkedHashMap<>();
  private final Map<String, String> elements = new LinkedHashMap<>();

  RecordFields(OperationSpec spec, ZoneId billerZone) {
    this.spec = spec;
    this.billerZone = billerZone;
  }

  <V> RecordFields put(String field, Kind<V> kind, V value) {
    return put(field, kind, Optional.of(value));
  }

  <V> RecordFields put(String field, Kind<V> kind, Optional<V> value) {
    if (declare(field, kind)) {
      ColumnText<V> text = new ColumnText<>(spec, field, kind, billerZone);
      value.ifPresent(present -> write(field, text.text(present)));
    }
    return this;
  }

  /** Whether the profile names the field. */
  private <V> boolean declare(String field, Kind<V> kind) {
    boolean isNamed = spec.columns().containsKey(field);
    if (isNamed) {
      types.putIfAbsent(
          name(spec.column(field)), new ColumnText<>(spec, field, kind, billerZone).type());
    }
    return isNamed;
  }

  /** The elements that there can be, to their types. */
  Map<String, DotNetType> types() {
    return types;
  }

  /** The peer's own dates are UTC, hence the Z; an unset one is DateTime.MinValue without. */
  RecordFields day(String field, Optional<LocalDate> day) {
    ColumnSpec column = spec.columns().get(field);
    if (column != null && !column.patterns().isEmpty()) {
      return put(field, Kind.DAY, day);
    }
    if (declare(field, Kind.DAY)) {
      write(field, day.map(d -> ColumnText.wallClock(d.atStartOfDay()) + "Z").orElse(UNSET_DATE));
    }
    return this;
  }

  /**
   * How a submission went. Where both flags stand in one element, its text says both.
   *
   * @throws IllegalStateException when no text does
   */
  RecordFields flags(boolean success, boolean alreadyReceived) {
    ColumnSpec first = spec.columns().get("success");
    ColumnSpec second = spec.columns().get("alreadyReceived");
    if (first == null || second == null || !name(first).equals(name(second))) {
      return put("success", Kind.FLAG, success).put("alreadyReceived", Kind.FLAG, alreadyReceived);
    }
    declare("success", Kind.FLAG);
    Set<String> texts = new LinkedHashSet<>();
    Stream.of(first.codes().keySet(), second.codes().keySet(), List.of("1", "-1", "999"))
        .forEach(texts::addAll);
    write(
        "success",
        texts.stream()
            .filter(text -> CodedText.meaning(text, first).equals(Boolean.toString(success)))
            .filter(
                text -> CodedText.meaning(text, second).equals(Boolean.toString(alreadyReceived)))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        ("The profile has no text of %s that says success %s and alreadyReceived"
                                + " %s; name it in the codes of both, or give otherwise")
                            .formatted(name(first), success, alreadyReceived))));
    return this;
  }

  private void write(String field, String text) {
    elements.putIfAbsent(name(spec.column(field)), text);
  }

  private static String name(ColumnSpec column) {
    return ReportColumn.encode(column.names().get(0));
  }

  @Override
  public void write(DotNetXml xml) throws IOException {
    String result = spec.operation() + "Result";
    boolean isResult = elements.containsKey(result);
    if (!isResult) {
      xml.start(result);
    }
    for (Map.Entry<String, String> element : elements.entrySet()) {
      xml.element(element.getKey(), element.getValue());
    }
    if (!isResult) {
      xml.end();
    }
  }
}
