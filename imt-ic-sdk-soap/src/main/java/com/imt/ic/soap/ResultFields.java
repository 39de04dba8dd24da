package com.imt.ic.soap;

import static java.util.stream.Collectors.joining;

import com.imt.ic.CallFailedException;
import com.imt.ic.Redaction;
import com.imt.ic.internal.mapping.ColumnNames;
import com.imt.ic.internal.mapping.RowFields;
import com.imt.ic.internal.mapping.RowValues;
import com.imt.ic.internal.mapping.UnreadableFieldException;
import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.text.SecretsInData;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.internal.dataset.Verdict;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the one result of an operation that is no report. Used once, by one thread. */
final class ResultFields {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String SUCCESS = "success";

  private final SoapAnswer answer;
  private final OperationSpec operation;
  private final Verdict beside;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Set<String> repeated = new LinkedHashSet<>();

  /** Those that stand beside the result, or are it, and that the profile names as fields. */
  private final Map<String, String> outer = new LinkedHashMap<>();

  private final Set<String> outerRepeated = new LinkedHashSet<>();

  private int length;

  private ResultFields(SoapAnswer answer, OperationSpec operation) {
    this.answer = answer;
    this.operation = operation;
    this.beside = new Verdict(answer.exchange().answers);
  }

  /**
   * Reads an answer to its end and makes a record of it; empty where the answer has no result
   * element, or a look-up's says that there is no such thing.
   */
  static <T> Optional<T> read(
      SoapAnswer answer, OperationSpec operation, Profile profile, Function<RowFields, T> reader)
      throws IOException {
    ResultFields result = new ResultFields(answer, operation);
    result.leaves();
    result.takeOuter();
    SoapCaller.finish(answer);
    ColumnNames names = new ColumnNames(operation);
    return result.record(new RowFields(operation, names, profile), reader);
  }

  private <T> Optional<T> record(RowFields row, Function<RowFields, T> reader) {
    Verdict verdict = fields.isEmpty() ? beside : within();
    if (verdict.isFailure()) {
      if (answer.call().reading && isNotFound(verdict.message())) {
        return Optional.empty();
      }
      throw Failures.refusal(verdict.message(), answer.exchange());
    }
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (!repeated.isEmpty()) {
        throw unexpected(
            "the answer has %s more than once, expected once"
                .formatted(String.join(", ", repeated)));
      }
      if (!answer.exchange().identity.isLogin()) { // which may bring a token that is in use already
        SecretsInData secrets = SecretsInData.now();
        fields.replaceAll((name, text) -> secrets.hide(text));
      }
      row.of(RowValues.of(fields));
      // A result that refuses says the same as what stands beside it.
      if (beside.isFailure() && !(hasSuccess() && !row.require(SUCCESS, Kind.FLAG))) {
        throw unexpected(
            "the answer has a result, and says beside it that the operation failed (%s)"
                .formatted(Fault.readable(beside.message())));
      }
      return Optional.of(reader.apply(row));
    } catch (UnreadableFieldException e) {
      throw unexpected(
          "the answer does not fit the profile, %s; its elements are %s"
              .formatted(
                  e.getMessage(),
                  fields.keySet().stream().map(Redaction::shorten).collect(joining(", "))));
    }
  }

  private boolean isNotFound(String said) {
    Identity identity = answer.exchange().identity;
    return !identity.isLogin()
        && !identity.isExpired(said)
        && answer.exchange().answers.isNotFound(said);
  }

  private boolean hasSuccess() {
    return operation.columns().containsKey(SUCCESS);
  }

  /** What the result itself says, where none of its fields is there to say it. */
  private Verdict within() {
    AnswerSpec answers = answer.exchange().answers;
    Verdict verdict =
        new Verdict(hasSuccess() ? AnswerSpec.NONE : answers.inResults(operation::names));
    fields.forEach(verdict::note);
    return verdict;
  }

  private AttemptFailedException unexpected(String found) {
    return AttemptFailedException.of(CallFailedException.Kind.UNEXPECTED_ANSWER, found)
        .advice("Name the elements in the profile, under " + operation.path())
        .status(answer.exchange().status());
  }

  /**
   * Every element that holds text alone: below the result, of which the first of a name counts and
   * one of the profile's own that comes again in the result itself is noted; the result itself and
   * what stands beside it, where the profile names it.
   */
  private void leaves() throws IOException {
    XmlCursor cursor = answer.cursor();
    StringBuilder text = new StringBuilder();
    int bodyDepth = cursor.depth();
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
            return;
          }
          if (leaf && !nil) {
            // One level below the body's element stand the result itself and what is beside it.
            if (cursor.depth() > bodyDepth + 1) {
              add(cursor.localName(), text.toString(), cursor.depth() == bodyDepth + 2);
              bound(cursor, text);
            } else if (operation.names(cursor.localName())) {
              outer(cursor.localName(), text.toString());
              bound(cursor, text);
            } else {
              beside.note(cursor.localName(), text.toString());
            }
          }
          leaf = false;
        }
        case END_DOCUMENT -> {
          return;
        }
      }
    }
  }

  private void bound(XmlCursor cursor, CharSequence text) throws XmlFault {
    length += cursor.localName().length() + text.length();
    int most = cursor.limits().maximumRowLength();
    if (length > most) {
      throw XmlFault.limit("has a result longer than the limit of %s characters".formatted(most));
    }
  }

  /** A blank one says nothing, as no sign does. */
  private void outer(String name, String text) {
    if (!text.isBlank() && outer.put(name, text) != null) {
      outerRepeated.add(name);
    }
  }

  /**
   * What is named as a field is one, unless the result has it itself or nothing says how it went;
   * then it is a sign like any other.
   */
  private void takeOuter() {
    boolean told = !hasSuccess() || isThere(operation.column(SUCCESS).names());
    outer.forEach(
        (name, text) -> {
          if (told && fields.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            fields.put(name, text);
            if (outerRepeated.contains(name)) {
              repeated.add(name);
            }
          } else {
            beside.note(name, text);
          }
        });
  }

  private boolean isThere(List<String> names) {
    return names.stream()
        .anyMatch(
            name ->
                Stream.concat(fields.keySet().stream(), outer.keySet().stream())
                    .anyMatch(name::equalsIgnoreCase));
  }

  private void add(String name, String text, boolean direct) {
    if (fields.putIfAbsent(name, text) != null && direct && operation.names(name)) {
      repeated.add(name);
    }
  }
}
