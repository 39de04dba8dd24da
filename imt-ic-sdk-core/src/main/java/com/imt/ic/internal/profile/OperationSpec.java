package com.imt.ic.internal.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One operation that InvoiceCloud hosts, as it is called and as its answer is read. Immutable and
 * thread-safe.
 *
 * @param id the SDK's name of it, such as {@code payments}
 * @param address the service's own address where it differs from the base address and the service's
 *     name
 * @param wrapper an element that holds all parameters, where the operation has one
 * @param parameters the SDK's name of each parameter to its element's name, in the order in which
 *     they are sent
 * @param response the element of its answer, where that is not the operation's name and {@code
 *     Response}
 * @param table the DataSet's table, for a report
 * @param otherTables tables that may stand beside it, and are passed over
 * @param emptyWithoutTable whether an answer without any table says that there are no rows
 * @param columns the SDK's name of each field to where it is found
 * @param alreadyReceived the refusal of a file that InvoiceCloud has; for the submission alone
 */
public record OperationSpec(
    String id,
    String service,
    Optional<String> address,
    String namespace,
    String operation,
    String soapAction,
    Optional<String> wrapper,
    Map<String, String> parameters,
    Optional<String> response,
    Optional<String> table,
    Set<String> otherTables,
    boolean emptyWithoutTable,
    Map<String, ColumnSpec> columns,
    Optional<Pattern> alreadyReceived) {

  private static final String SUBMISSION = "submitInvoiceFile";

  /** Copies; order is kept. */
  public OperationSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    otherTables = Set.copyOf(otherTables);
  }

  /** The name of the element that its answer is. */
  public String responseElement() {
    return response.orElse(operation + "Response");
  }

  /** Whether a name, ignoring case, is one of a field's columns. */
  public boolean names(String column) {
    return columns.values().stream()
        .flatMap(spec -> spec.names().stream())
        .anyMatch(column::equalsIgnoreCase);
  }

  /** The column of a field; an {@link IllegalArgumentException} when there is no such field. */
  public ColumnSpec column(String field) {
    ColumnSpec column = columns.get(field);
    if (column == null) {
      throw new IllegalArgumentException("Operation " + id + " has no field " + field);
    }
    return column;
  }

  public static OperationSpec read(String id, ProfileSection section) {
    String service = section.text("service");
    String namespace = section.text("namespace");
    String operation = section.text("operation");
    OperationSpec spec =
        new OperationSpec(
            id,
            service,
            section.optionalText("address"),
            namespace,
            operation,
            section.optionalText("soapAction").orElse(namespace + operation),
            section.optionalText("wrapper"),
            inOrder(section.optionalTexts("parameters"), section),
            section.optionalText("response"),
            section.optionalText("table"),
            Set.copyOf(section.texts("otherTables")),
            section.flag("emptyWithoutTable", false),
            section.section("columns").members((name, column) -> ColumnSpec.read(column)),
            id.equals(SUBMISSION)
                ? section.converted("alreadyReceived", OperationSpec::alreadyReceived)
                : Optional.empty());
    section.end();
    return spec;
  }

  private static Pattern alreadyReceived(String text) {
    Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    if (pattern.matcher("").find()) {
      throw new IllegalArgumentException(
          "is found in any text, so that every refusal would count as an acceptance; name words");
    }
    return pattern;
  }

  /** An override cannot move a member of an object, so the order may be given by itself. */
  private static Map<String, String> inOrder(
      Map<String, String> parameters, ProfileSection section) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String name : section.texts("parameterOrder")) {
      if (parameters.containsKey(name)) {
        ordered.put(name, parameters.get(name));
      } else {
        section.problem(
            "parameterOrder",
            "names " + name + ", which is no parameter; write " + parameters.keySet());
      }
    }
    parameters.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
