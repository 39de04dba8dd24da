package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of InvoiceCloud's operations taken for one of the SDK's.
 *
 * @param spec the SDK's
 * @param wsdl where InvoiceCloud's stands
 * @param operation InvoiceCloud's name of it
 * @param parameters the SDK's parameters and theirs
 * @param table the report's table, where a sample shows one
 * @param available the answer's columns or fields
 * @param columns the SDK's fields and theirs
 * @param score how well all of it fits, 0 to 100
 */
record OperationMatch(
    OperationSpec spec,
    Wsdl wsdl,
    String operation,
    FieldMatch parameters,
    Optional<String> table,
    List<Column> available,
    FieldMatch columns,
    int score) {

  private static final int UNKNOWN = 50;
  private static final int PER_ODD_PARAMETER = 12;

  /** How well an operation fits; empty where it cannot be. */
  static Optional<OperationMatch> of(
      OperationSpec spec, Wsdl wsdl, String operation, List<Sample> samples) {
    boolean report = spec.table().isPresent();
    if (report != wsdl.isReport(operation)) {
      return Optional.empty();
    }
    List<Column> theirs = wsdl.parameters(operation).stream().map(Column::of).toList();
    Map<String, List<String>> ours = new LinkedHashMap<>();
    spec.request()
        .parameters()
        .forEach((field, parameter) -> ours.put(field, List.of(parameter.element())));
    FieldMatch parameters = FieldMatch.of(ours, theirs, ours.keySet());
    int odd =
        ours.size()
            - parameters.columns().size()
            + Math.max(0, theirs.size() - parameters.columns().size());

    Optional<String> table = Optional.empty();
    List<Column> available =
        wsdl.result(operation).stream().map(Column::of).toList(); // none for a report
    FieldMatch columns = FieldComparison.match(spec, available);
    int fit = columns.score();
    if (report) {
      Map<String, List<Column>> tables = Sample.tablesOf(operation + "Response", samples);
      fit = tables.isEmpty() ? UNKNOWN : 0;
      int best = -1;
      for (Map.Entry<String, List<Column>> candidate : tables.entrySet()) {
        FieldMatch found = FieldComparison.match(spec, candidate.getValue());
        int score =
            (70 * found.score() + 30 * NameLikeness.of(spec.table().orElse(""), candidate.getKey()))
                / 100;
        if (score > best) {
          best = score;
          table = Optional.of(candidate.getKey());
          available = candidate.getValue();
          columns = found;
          fit = found.score();
        }
      }
    }
    String service = wsdl.services.isEmpty() ? "" : wsdl.services.get(0);
    int score =
        (40 * NameLikeness.of(spec.operation(), operation)
                    + 15 * NameLikeness.of(spec.service(), service)
                    + 20 * parameters.score()
                    + 25 * fit)
                / 100
            - PER_ODD_PARAMETER * odd;
    return Optional.of(
        new OperationMatch(spec, wsdl, operation, parameters, table, available, columns, score));
  }

  /** InvoiceCloud's name of the service. */
  String service() {
    return wsdl.services.isEmpty() ? spec.service() : wsdl.services.get(0);
  }

  /** Whether service and operation have the names that the profile says. */
  boolean isNamed() {
    return operation.equals(spec.operation()) && service().equals(spec.service());
  }

  /** Fields that must have a column and have none. */
  List<String> missing() {
    return available.isEmpty()
        ? List.of()
        : spec.columns().entrySet().stream()
            .filter(entry -> entry.getValue().required())
            .map(Map.Entry::getKey)
            .filter(field -> !columns.columns().containsKey(field))
            .toList();
  }

  /** The profile's column of a field. */
  ColumnSpec column(String field) {
    return spec.column(field);
  }
}
