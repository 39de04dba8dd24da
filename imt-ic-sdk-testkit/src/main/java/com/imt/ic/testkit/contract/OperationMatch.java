package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of InvoiceCloud's operations taken for one of the SDK's.
 *
 * @param spec the SDK's
 * @param wsdl where InvoiceCloud's stands
 * @param operation InvoiceCloud's
 * @param parameters the SDK's parameters and theirs
 * @param rows how a report's rows stand in the answer; empty where nothing shows it
 * @param table the report's table, where something shows one
 * @param answer its columns and those that its rows find in other tables, or the answer's fields
 * @param columns the SDK's fields and theirs
 * @param score how well all of it fits, 0 to 100
 */
record OperationMatch(
    OperationSpec spec,
    Wsdl wsdl,
    Wsdl.Operation operation,
    ParameterMatch parameters,
    Optional<ResultSpec.Form> rows,
    Optional<Table> table,
    AnswerColumns answer,
    FieldMatch columns,
    int score) {

  private static final int UNKNOWN = 50;
  private static final int PER_ODD_PARAMETER = 8;

  /** How well an operation fits; empty where it cannot be. */
  static Optional<OperationMatch> of(
      OperationSpec spec, Wsdl wsdl, Wsdl.Operation operation, List<Sample> samples) {
    String name = operation.name();
    boolean report = spec.table().isPresent();
    boolean rows = wsdl.isDataSet(name) || wsdl.isElements(name);
    if (report ? !rows && !wsdl.isText(name) : rows) {
      return Optional.empty();
    }
    ParameterMatch parameters = ParameterMatch.of(spec, wsdl.parameters(name));
    List<Sample> own =
        samples.stream().filter(sample -> sample.answer().equals(operation.output())).toList();

    Optional<Table> table = Optional.empty();
    AnswerColumns answer = AnswerColumns.ofFields(wsdl.result(name), own);
    FieldMatch columns = FieldComparison.match(spec, answer.all());
    int fit = columns.score();
    if (report) {
      Map<String, Table> tables = Sample.tablesOf(operation.output(), own);
      if (tables.isEmpty()) {
        tables = wsdl.tables(name);
      }
      answer = AnswerColumns.NONE;
      columns = FieldComparison.match(spec, List.of());
      fit = tables.isEmpty() ? UNKNOWN : 0;
      int best = -1;
      for (Table candidate : tables.values()) {
        AnswerColumns within = AnswerColumns.of(candidate, tables);
        FieldMatch found = FieldComparison.match(spec, within.all());
        int score = score(spec, candidate, found);
        if (score > best) {
          best = score;
          table = Optional.of(candidate);
          answer = within;
          columns = found;
          fit = found.score();
        }
      }
    }
    int score =
        (40 * NameLikeness.of(spec.operation(), name)
                    + 15 * NameLikeness.of(spec.service(), wsdl.service().orElse(""))
                    + 20 * parameters.score()
                    + 25 * fit)
                / 100
            - PER_ODD_PARAMETER * parameters.odd()
            - (report && !rows && own.isEmpty() ? UNKNOWN : 0);
    return Optional.of(
        new OperationMatch(
            spec,
            wsdl,
            operation,
            parameters,
            form(wsdl, name, own),
            table,
            answer,
            columns,
            score));
  }

  /**
   * How well a table's rows are the report's: above all by what a record cannot be without, which a
   * batch around its lines lacks and a line finds around itself.
   */
  private static int score(OperationSpec spec, Table table, FieldMatch found) {
    long needed = spec.columns().values().stream().filter(ColumnSpec::required).count();
    long have =
        spec.columns().entrySet().stream()
            .filter(entry -> entry.getValue().required())
            .filter(entry -> found.columns().containsKey(entry.getKey()))
            .count();
    long own = found.columns().values().stream().filter(c -> c.table().isEmpty()).count();
    return (int)
        (50 * have / Math.max(1, needed)
            + 30 * found.score() / 100
            + 10 * NameLikeness.of(spec.table().orElse(""), table.name()) / 100
            + 10 * own / Math.max(1, found.columns().size()));
  }

  private static Optional<ResultSpec.Form> form(Wsdl wsdl, String operation, List<Sample> own) {
    Optional<ResultSpec.Form> seen =
        own.stream().flatMap(sample -> sample.form().stream()).findFirst();
    return seen.isPresent()
        ? seen
        : wsdl.isDataSet(operation)
            ? Optional.of(ResultSpec.Form.DATA_SET)
            : wsdl.isElements(operation) ? Optional.of(ResultSpec.Form.ELEMENTS) : Optional.empty();
  }

  /** The name by which the profile finds the service. */
  String service() {
    return wsdl.isOf(spec) ? spec.service() : wsdl.file();
  }

  /** Whether service and operation have the names that the profile says. */
  boolean isNamed() {
    return operation.input().equals(spec.operation()) && wsdl.isOf(spec);
  }

  /** Fields that must have a column and have none. */
  List<String> missing() {
    return answer.all().isEmpty()
        ? List.of()
        : spec.columns().entrySet().stream()
            .filter(entry -> entry.getValue().required())
            .map(Map.Entry::getKey)
            .filter(field -> !columns.columns().containsKey(field))
            .toList();
  }

  /** The profile's column of a field. */
  ColumnSpec column(String field) {
    return spec.columns().getOrDefault(field, ColumnSpec.NONE);
  }
}
