package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.internal.mapping.ColumnNames;
import com.imt.ic.internal.mapping.RowFields;
import com.imt.ic.internal.mapping.RowValues;
import com.imt.ic.internal.mapping.UnreadableFieldException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the one result of an operation that is no report. */
final class ResultFields {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private ResultFields() {}

  /**
   * Reads an answer to its end and makes a record of it; empty where the answer has no result
   * element.
   */
  static <T> Optional<T> read(
      SoapAnswer answer, OperationSpec operation, ZoneId billerZone, Function<RowFields, T> reader)
      throws IOException {
    Map<String, String> fields = leaves(answer);
    SoapCaller.finish(answer);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    ColumnNames names = new ColumnNames(operation);
    try {
      return Optional.of(
          reader.apply(new RowFields(operation, names, billerZone).of(RowValues.of(fields))));
    } catch (UnreadableFieldException e) {
      throw AttemptFailedException.of(
              Kind.UNEXPECTED_ANSWER,
              "the answer does not fit the profile, %s; its elements are %s"
                  .formatted(e.getMessage(), String.join(", ", fields.keySet())))
          .advice("Name the elements in the profile, under operations." + operation.id())
          .status(answer.exchange().status());
    }
  }

  /** Every element below the result that holds text alone; the first of a name counts. */
  private static Map<String, String> leaves(SoapAnswer answer) throws IOException {
    XmlCursor cursor = answer.cursor();
    Map<String, String> fields = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    int bodyDepth = cursor.depth();
    int length = 0;
    boolean leaf = false;
    boolean nil = false;
    while (true) {
      switch (cursor.next()) {
        case START -> {
          if (cursor.isAtFault()) {
            throw Failures.of(answer.fault(), answer.exchange());
          }
          text.setLength(0);
          leaf = true;
          String flag = cursor.attribute(XSI, "nil");
          nil = "true".equals(flag) || "1".equals(flag);
        }
        case TEXT -> {
          if (leaf) {
            cursor.appendText(text);
          }
        }
        case END -> {
          if (cursor.depth() == bodyDepth) {
            return fields;
          }
          // One level below the body's element stands the result itself, not a field.
          if (leaf && !nil && cursor.depth() > bodyDepth + 1) {
            fields.putIfAbsent(cursor.localName(), text.toString());
            length += cursor.localName().length() + text.length();
            int most = cursor.limits().maximumRowLength();
            if (length > most) {
              throw XmlFault.limit(
                  "has a result longer than the limit of %s characters".formatted(most));
            }
          }
          leaf = false;
        }
        case END_DOCUMENT -> {
          return fields;
        }
      }
    }
  }
}
