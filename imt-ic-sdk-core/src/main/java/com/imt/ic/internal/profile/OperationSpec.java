package com.imt.ic.internal.profile;

import com.imt.ic.internal.record.Kind;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One operation that InvoiceCloud hosts, as it is called and as its answer is read. Immutable and
 * thread-safe.
 *
 * @param id the SDK's name of it, such as {@code payments}
 * @param address the service's own address where it differs from the base address and the service's
 *     name
 * @param request what it is sent
 * @param result where its answer holds what was asked for
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
    RequestSpec request,
    ResultSpec result,
    Map<String, ColumnSpec> columns,
    Optional<Pattern> alreadyReceived) {

  private static final String SUBMISSION = "submitInvoiceFile";
  private static final String PAPER = "paperInvoices";
  private static final String ENROLLED = "enrolled";
  private static final String PAID_AT = "paidAt";

  /** Copies; order is kept. */
  public OperationSpec {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** Where it stands in the profile. */
  public String path() {
    return id.equals("login") ? "session.login" : "operations." + id;
  }

  /** The name of the element that its answer is. */
  public String responseElement() {
    return result.response().orElse(operation + "Response");
  }

  /** The table of a report; empty for an operation that is none. */
  public Optional<String> table() {
    return result.table();
  }

  /** Whether a name, ignoring case, is one of a field's columns in the report's own table. */
  public boolean names(String column) {
    return columns.values().stream()
        .filter(spec -> spec.table().isEmpty())
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
            RequestSpec.read(id, section),
            ResultSpec.read(section),
            columns(id, section.section("columns")),
            id.equals(SUBMISSION)
                ? section.converted("alreadyReceived", OperationSpec::alreadyReceived)
                : Optional.empty());
    for (String lookup : spec.result.lookups().keySet()) {
      if (spec.columns.values().stream().noneMatch(c -> c.table().equals(Optional.of(lookup)))) {
        section.problem(
            "lookups", "has the table " + lookup + ", from which no column is read; take it away");
      }
    }
    checkTables(spec, section);
    return spec;
  }

  private static Map<String, ColumnSpec> columns(String id, ProfileSection section) {
    Map<String, Kind<?>> fields = OperationFields.of(id);
    Set<String> needed = OperationFields.required(id);
    Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    section.members(
        (name, column) -> {
          Kind<?> kind = Objects.requireNonNull(fields.get(name), name);
          columns.put(name, ColumnSpec.read(column, kind, needed.contains(enrolled(name))));
          return name;
        });
    if (columns.containsKey(PAPER) && columns.containsKey(ENROLLED)) {
      section.problem(
          ENROLLED, "says the same as paperInvoices, the other way round; null one of them");
    }
    checkMoney(fields, columns, section);
    List<DateTimeFormatter> paidAt = columns.getOrDefault(PAID_AT, ColumnSpec.NONE).patterns();
    if (id.equals("payments")
        && !paidAt.isEmpty()
        && paidAt.stream().noneMatch(TimePatterns::hasTimeOfDay)) {
      section.problem(
          PAID_AT + ".patterns",
          "has no time of day, and a payment is made at a moment; add HH:mm, or name its column");
    }
    Set<String> missing = new LinkedHashSet<>(needed);
    columns.keySet().forEach(field -> missing.remove(enrolled(field)));
    for (String field : missing) {
      section.problem(
          field,
          "is missing, and there is no record without it; name its column"
              + (fields.containsKey(PAPER) && field.equals(ENROLLED)
                  ? ", or that of paperInvoices, which says the contrary"
                  : ""));
    }
    return columns;
  }

  /** Notes a column that is an amount and something else: money that counts twice, or is none. */
  private static void checkMoney(
      Map<String, Kind<?>> fields, Map<String, ColumnSpec> columns, ProfileSection section) {
    Map<String, String> amounts = new TreeMap<>(); // names may differ in case alone
    columns.forEach(
        (field, spec) -> {
          if (fields.get(field) == Kind.MONEY) {
            spec.columns().forEach(column -> amounts.putIfAbsent(column, field));
          }
        });
    columns.forEach(
        (field, spec) -> {
          for (String column : Set.copyOf(spec.columns())) {
            String amount = amounts.getOrDefault(column, field);
            if (!amount.equals(field)) {
              section.problem(
                  field,
                  "has the column %s, as %s has; it is one amount".formatted(column, amount));
            }
          }
        });
  }

  /** What a field tells, be it by the contrary. */
  private static String enrolled(String field) {
    return field.equals(PAPER) ? ENROLLED : field;
  }

  /** Notes tables that are read in no row, or are said to be two things. */
  private static void checkTables(OperationSpec spec, ProfileSection section) {
    Set<String> joined = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    joined.addAll(spec.result.lookups().keySet());
    for (Map.Entry<String, ColumnSpec> column : spec.columns.entrySet()) {
      Optional<String> table = column.getValue().table();
      if (table.isPresent() && spec.table().isEmpty()) {
        section.problem(
            "columns." + column.getKey() + ".table",
            "is there, and the operation is no report; take it away");
      }
      table.ifPresent(joined::add);
    }
    String own = spec.table().orElse("");
    if (joined.contains(own)) {
      section.problem(
          "table",
          "\"%s\" is the report's own, and the table of a column or lookup too; a column without a table is the report's own"
              .formatted(own));
    }
    for (String other : spec.result.otherTables()) {
      if (joined.contains(other)) {
        section.problem(
            "otherTables", "has the table " + other + ", of which columns are read; take it away");
      }
    }
  }

  private static Pattern alreadyReceived(String text) {
    Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    if (pattern.matcher("").find()) {
      throw new IllegalArgumentException(
          "is found in any text, so that every refusal would count as an acceptance; name words");
    }
    return pattern;
  }
}
