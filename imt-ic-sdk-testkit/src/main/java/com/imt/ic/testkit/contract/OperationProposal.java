package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proposes one operation. Not thread-safe. */
final class OperationProposal {

  private final OperationMatch match;
  private final String path;
  private final Findings findings;

  OperationProposal(OperationMatch match, String path, Findings findings) {
    this.match = match;
    this.path = path;
    this.findings = findings;
  }

  /**
   * Puts what differs from the profile.
   *
   * @param folder where the services are, as the proposal says it
   * @param hasSession whether a header or a login says who calls
   */
  void into(CommentedJson out, ServiceAddresses folder, boolean hasSession) {
    OperationSpec spec = match.spec();
    String why =
        match.isNamed()
            ? null
            : "%s.%s fits best, %s of 100"
                .formatted(match.service(), match.operation().name(), match.score());
    if (!match.service().equals(spec.service())) {
      put(out, "service", match.service(), why);
    }
    folder.own(match).ifPresent(address -> put(out, "address", address, "the WSDL's own address"));
    String namespace = match.wsdl().namespace;
    String operation = match.operation().input();
    if (!namespace.equals(spec.namespace())) {
      put(out, "namespace", namespace, why);
    }
    if (!operation.equals(spec.operation())) {
      put(out, "operation", operation, why);
    }
    String action = match.operation().soapAction();
    boolean stated = !spec.soapAction().equals(spec.namespace() + spec.operation());
    if (!action.equals(stated ? spec.soapAction() : namespace + operation)) {
      put(out, "soapAction", action, why);
    }
    String answer = match.operation().output();
    if (!answer.equals(operation + "Response") && !answer.equals(spec.responseElement())) {
      put(out, "response", answer, null);
    }
    new ParameterProposal(match, path, hasSession, findings).into(out);
    if (spec.table().isPresent()) {
      rows(out);
    }
    columns(out);
    String told = match.operation().documentation();
    if (!out.isEmpty() && !told.isEmpty()) {
      findings.tell(out, path, Shown.sentence(told));
    }
  }

  private void put(CommentedJson out, String name, Object value, @Nullable String why) {
    findings.put(out, path, name, value, why, false);
  }

  private void rows(CommentedJson out) {
    ResultSpec known = match.spec().result();
    if (match.rows().isEmpty()) {
      findings.missing(
          out,
          path,
          "form",
          Findings.MISSING,
          "the operation answers a string, and no recorded answer shows what stands in it; record"
              + " one and propose again",
          true);
      return;
    }
    match
        .rows()
        .filter(form -> form != known.form())
        .ifPresent(form -> put(out, "form", form.name(), null));
    if (match.table().isEmpty()) {
      return;
    }
    String table = match.table().get().name();
    if (!known.table().orElse("").equals(table)) {
      put(out, "table", table, "the table whose columns fit best");
    }
    Set<String> read = new HashSet<>();
    match.columns().columns().values().forEach(column -> read.add(column.table()));
    CommentedJson lookups = new CommentedJson();
    match
        .answer()
        .lookups()
        .forEach(
            (name, key) -> {
              if (read.contains(name) && !known.lookups().containsKey(name)) {
                CommentedJson json = new CommentedJson();
                key.forEach(
                    (theirs, own) ->
                        findings.put(
                            json,
                            path + ".lookups." + name,
                            theirs,
                            own,
                            "all its recorded texts stand in that column",
                            true));
                lookups.put(name, json, List.of());
              }
            });
    if (!lookups.isEmpty()) {
      out.put("lookups", lookups, List.of());
    }
    others(out, known, table, read);
  }

  /** Tables that nobody reads: those of paging need no more than to be named. */
  private void others(CommentedJson out, ResultSpec known, String table, Set<String> read) {
    List<Table> beside = new ArrayList<>(match.answer().others());
    List<String> passed = new ArrayList<>(known.otherTables());
    for (Table other : beside) {
      if (other.name().equals(table) || passed.contains(other.name())) {
        continue;
      }
      passed.add(other.name());
      boolean paging =
          other.columns().stream()
              .allMatch(
                  column ->
                      NameLikeness.words(column.name()).stream()
                          .anyMatch(
                              Set.of("amount", "record", "page", "count", "number")::contains));
      findings.note(
          out,
          path + ".otherTables",
          "%s stands beside the rows, and is %s: %s"
              .formatted(
                  other.name(),
                  paging ? "how much there is" : "read by nobody",
                  Shown.columns(other.columns())),
          !paging);
    }
    match.answer().lookups().keySet().stream()
        .filter(name -> !read.contains(name) && !passed.contains(name))
        .forEach(passed::add);
    if (!passed.equals(List.copyOf(known.otherTables()))) {
      out.put("otherTables", passed, List.of());
    }
  }

  private void columns(CommentedJson out) {
    CommentedJson columns = new CommentedJson();
    String within = path + ".columns";
    Map<String, Column> found = new LinkedHashMap<>(match.columns().columns());
    boolean opposite = isOpposite();
    if (!opposite && !match.spec().columns().containsKey("enrolled")) {
      found.remove("enrolled");
    }
    if (opposite) {
      columns.put(
          "paperInvoices",
          null,
          List.of("the answer's column would say the opposite, see enrolled"));
    }
    found.forEach(
        (field, column) -> {
          CommentedJson proposed =
              new ColumnProposal(
                      field,
                      column,
                      match.column(field),
                      match.columns().guessed().contains(field),
                      FlagSense.of(match.spec().id(), field),
                      within + "." + field,
                      findings)
                  .made();
          if (!proposed.isEmpty()) {
            columns.put(field, proposed, List.of());
          }
        });
    for (String needed : match.missing()) {
      String field = opposite && needed.equals("paperInvoices") ? "enrolled" : needed;
      if (found.containsKey(field)) {
        continue;
      }
      CommentedJson names = new CommentedJson();
      FieldKind kind = FieldKind.of(field);
      findings.missing(
          names,
          within + "." + field,
          "names",
          List.of(Findings.MISSING),
          "no column's name says that it is the %s; it could be one of: %s%s"
              .formatted(
                  kind,
                  kind == FieldKind.FLAG
                      ? Shown.flags(match.columns().candidates(field))
                      : Shown.columns(match.columns().candidates(field)),
                  patterns(kind, match.columns().candidates(field)) + advice(field)),
          kind.isSensitive());
      if (match.column(field).equals(ColumnSpec.NONE)) {
        names.put("required", true, List.of());
      }
      columns.put(field, names, List.of());
    }
    unread(columns, within);
    if (!columns.isEmpty()) {
      out.put("columns", columns, List.of());
    }
  }

  /**
   * Whether the report of paperless customers tells the opposite of paperInvoices. Where no column
   * speaks of paper it does: ENROLL, ACTIVE or YES then means who gets none.
   */
  private boolean isOpposite() {
    FieldMatch columns = match.columns();
    if (!match.spec().id().equals("paperless")
        || match.spec().columns().containsKey("enrolled")
        || columns.columns().containsKey("paperInvoices")) {
      return false;
    }
    List<Column> could = columns.candidates("paperInvoices");
    return columns.columns().containsKey("enrolled")
        || (!could.isEmpty() && could.stream().noneMatch(FlagSense::isOfPaper));
  }

  /** The patterns that those columns need which a time may be read from. */
  private static String patterns(FieldKind kind, List<Column> columns) {
    return kind != FieldKind.TIME && kind != FieldKind.DATE
        ? ""
        : columns.stream()
            .filter(column -> kind.fit(column) >= 0 && !TimeTexts.isUsual(column.values()))
            .map(column -> "; " + column.path() + " needs patterns, " + TimeTexts.fitting(column))
            .collect(Collectors.joining());
  }

  private String advice(String field) {
    if (FieldKind.of(field) == FieldKind.FLAG) {
      return "; say in codes what each of its texts means" + FlagSense.of(match.spec().id(), field);
    }
    return field.equals("paymentGuid") && match.spec().id().equals("achRejects")
        ? "; where a return carries no payment's identity, null the column"
        : "";
  }

  /** Optional fields that nothing is read for, while columns are left that nobody reads. */
  private void unread(CommentedJson columns, String within) {
    List<Column> free = match.columns().free();
    if (free.isEmpty() || match.spec().table().isEmpty()) {
      return;
    }
    List<String> empty =
        match.spec().columns().entrySet().stream()
            .filter(entry -> !entry.getValue().required())
            .map(Map.Entry::getKey)
            .filter(field -> !match.columns().columns().containsKey(field))
            .toList();
    if (!empty.isEmpty()) {
      findings.note(
          columns,
          within,
          "nothing is read for %s, and nobody reads %s"
              .formatted(String.join(", ", empty), Shown.columns(free)),
          free.stream().anyMatch(column -> FieldKind.AMOUNT.isToldByType(column)));
    }
  }
}
