package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.profile.Profile;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link ContractProposal} of WSDLs and samples. Not thread-safe. */
final class Proposer {

  /** Below this two operations have nothing to do with each other. */
  private static final int LEAST = 25;

  private static final int LONGEST_CODE = 20;
  private static final int MOST_CODES = 10;

  private final Profile profile;
  private final OfferedContract offered;
  private final CommentedJson json = new CommentedJson();
  private final List<String> guesses = new ArrayList<>();

  Proposer(Profile profile, OfferedContract offered) {
    this.profile = profile;
    this.offered = offered;
  }

  ContractProposal propose() {
    json.comment("Proposed from WSDLs and recorded answers; names only what differs.");
    json.comment("Confirm each line below a GUESS, and find what is MISSING.");
    for (ContractDifference unread : offered.unreadable()) {
      missing(json, unread.service(), unread.found());
    }
    Map<String, OperationMatch> matches = OperationMatches.of(profile, offered, LEAST);
    CommentedJson operations = json.object("operations");
    for (String id : Profile.OPERATIONS) {
      OperationMatch match = matches.get(id);
      if (match == null) {
        missing(operations, "$.operations." + id, "no WSDL has an operation that could be it");
        continue;
      }
      CommentedJson operation = operations.object(id);
      propose(match, "$.operations." + id, operation);
      if (operation.isEmpty()) {
        operations.remove(id);
      }
    }
    return new ContractProposal(json.toString(), guesses);
  }

  private void propose(OperationMatch match, String path, CommentedJson out) {
    OperationSpec spec = match.spec();
    String why =
        match.isNamed()
            ? null
            : match.service()
                + "."
                + match.operation()
                + " fits best, "
                + match.score()
                + " of 100";
    if (!match.service().equals(spec.service())) {
      put(out, path, "service", match.service(), why);
    }
    address(match, path, out);
    if (!match.wsdl().namespace.equals(spec.namespace())) {
      put(out, path, "namespace", match.wsdl().namespace, why);
    }
    if (!match.operation().equals(spec.operation())) {
      put(out, path, "operation", match.operation(), why);
    }
    String action = match.wsdl().soapActions.get(match.operation());
    String usual = match.wsdl().namespace + match.operation();
    boolean stated = !spec.soapAction().equals(spec.namespace() + spec.operation());
    if (action != null && !action.equals(stated ? spec.soapAction() : usual)) {
      put(out, path, "soapAction", action, why);
    }
    parameters(match, path, out);
    match
        .table()
        .filter(table -> !table.equals(spec.table().orElse("")))
        .ifPresent(
            table ->
                put(out, path, "table", table, "the table whose columns fit best in the samples"));
    columns(match, path, out);
  }

  /** Only where the file is not named after the service, as ASP.NET's usually is. */
  private void address(OperationMatch match, String path, CommentedJson out) {
    for (String location : match.wsdl().addresses) {
      String file = location.substring(location.lastIndexOf('/') + 1);
      if (location.startsWith("http") && !file.equalsIgnoreCase(match.service() + ".asmx")) {
        URI address = profile.baseAddress().resolve(file);
        put(out, path, "address", address.toString(), "the WSDL's own address ends in " + file);
        return;
      }
    }
  }

  private void parameters(OperationMatch match, String path, CommentedJson out) {
    OperationSpec spec = match.spec();
    String wrapper = match.wsdl().wrapper(match.operation());
    if (!spec.request().wrapper().equals(java.util.Optional.ofNullable(wrapper))) {
      put(out, path, "wrapper", wrapper, null);
    }
    CommentedJson parameters = new CommentedJson();
    Map<String, Column> found = match.parameters().columns();
    for (Map.Entry<String, ParameterSpec> parameter : spec.request().parameters().entrySet()) {
      String field = parameter.getKey();
      Column theirs = found.get(field);
      if (theirs == null) {
        missing(parameters, path + ".parameters." + field, "the operation has no such parameter");
      } else if (!theirs.name().equals(parameter.getValue().element())) {
        put(
            parameters,
            path + ".parameters",
            field,
            theirs.name(),
            match.parameters().guessed().contains(field)
                ? "by name, type and place, in the stead of " + parameter.getValue().element()
                : null);
      }
    }
    for (Wsdl.Declaration theirs : match.wsdl().parameters(match.operation())) {
      if (found.values().stream().noneMatch(column -> column.name().equals(theirs.name))) {
        missing(
            parameters,
            path + ".parameters",
            "InvoiceCloud's parameter " + theirs.name + " is none that the SDK sends");
      }
    }
    if (!parameters.isEmpty()) {
      out.put("parameters", parameters, List.of());
    }
    List<String> order =
        match.wsdl().parameters(match.operation()).stream()
            .flatMap(
                theirs ->
                    found.entrySet().stream()
                        .filter(entry -> entry.getValue().name().equals(theirs.name))
                        .map(Map.Entry::getKey))
            .toList();
    List<String> ours =
        spec.request().parameters().keySet().stream().filter(order::contains).toList();
    if (!order.equals(ours)) {
      put(out, path, "parameterOrder", order, null);
    }
  }

  private void columns(OperationMatch match, String path, CommentedJson out) {
    CommentedJson columns = new CommentedJson();
    match
        .columns()
        .columns()
        .forEach((field, column) -> column(match, field, column, path + ".columns", columns));
    for (String field : match.missing()) {
      missing(
          columns,
          path + ".columns." + field,
          "no column fits; there are "
              + match.available().stream().map(Column::name).collect(Collectors.joining(", ")));
    }
    if (!columns.isEmpty()) {
      out.put("columns", columns, List.of());
    }
  }

  private void column(
      OperationMatch match, String field, Column column, String path, CommentedJson out) {
    ColumnSpec spec = match.column(field);
    CommentedJson proposed = new CommentedJson();
    if (match.columns().guessed().contains(field)) {
      put(
          proposed,
          path + "." + field,
          "names",
          List.of(column.name()),
          "the column that fits "
              + FieldKind.of(field)
              + " by name, type"
              + (column.values().isEmpty() ? "" : " and values")
              + ", in the stead of "
              + String.join(" or ", spec.names()));
    }
    time(field, column, spec, path + "." + field, proposed);
    if (FieldKind.of(field) == FieldKind.METHOD) {
      codes(column, spec, path + "." + field, proposed);
    }
    if (!proposed.isEmpty()) {
      out.put(field, proposed, List.of());
    }
  }

  private void time(String field, Column column, ColumnSpec spec, String path, CommentedJson out) {
    if (FieldKind.of(field) != FieldKind.TIME || !column.type().equals("dateTime")) {
      return;
    }
    boolean saysGmt = column.name().toUpperCase(Locale.ROOT).matches(".*(GMT|UTC).*");
    if (column.dateTimeMode().equals("Local") && !spec.time().equals(TimePolicy.OFFSET)) {
      put(out, path, "time", "OFFSET", "its DateTimeMode is Local, so the offset is meant");
    } else if (column.dateTimeMode().isEmpty() && !saysGmt) {
      put(
          out,
          path,
          "time",
          spec.time().toString(),
          "its DateTimeMode is .NET's default, so the offset may mean nothing; GMT, or the zone of"
              + " the digits");
    }
  }

  /** Codes of payment methods that the profile does not know, by what people call them. */
  private void codes(Column column, ColumnSpec spec, String path, CommentedJson out) {
    Set<String> unknown = new LinkedHashSet<>();
    for (String value : column.values()) {
      boolean known =
          value.equals("CC")
              || value.equals("EFT")
              || spec.codes().containsKey(value)
              || spec.codes().containsKey(value.toUpperCase(Locale.ROOT));
      if (!known && value.length() <= LONGEST_CODE && unknown.size() < MOST_CODES) {
        unknown.add(value);
      }
    }
    CommentedJson codes = new CommentedJson();
    for (String value : unknown) {
      String lower = value.toLowerCase(Locale.ROOT);
      if (lower.matches(".*(card|credit|^cc).*")) {
        put(codes, path + ".codes", value, "CC", "by what it is called");
      } else if (lower.matches(".*(check|ach|eft|bank).*")) {
        put(codes, path + ".codes", value, "EFT", "by what it is called");
      }
    }
    if (!codes.isEmpty()) {
      out.put("codes", codes, List.of());
    }
  }

  /** Puts a value; with a reason it is a guess, without one a fact of the WSDL. */
  private void put(
      CommentedJson out, String path, String name, @Nullable Object value, @Nullable String why) {
    if (why == null) {
      out.put(name, value, List.of());
    } else {
      out.put(name, value, List.of("GUESS: " + why));
      guesses.add(path + "." + name + " = " + value + ": " + why);
    }
  }

  private void missing(CommentedJson out, String path, String what) {
    out.comment("MISSING: " + path + ": " + what);
    guesses.add(path + ": MISSING, " + what);
  }
}
