package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares one operation with a WSDL's operation that stands for it. Not thread-safe. */
final class WsdlComparison {

  private final OperationSpec operation;
  private final Wsdl wsdl;
  private final Wsdl.Operation theirs;
  private final List<ContractDifference> differences;

  /**
   * A comparison.
   *
   * @param operation the profile's
   * @param wsdl the WSDL that has it
   * @param theirs the WSDL's
   * @param differences where to add what differs
   */
  WsdlComparison(
      OperationSpec operation,
      Wsdl wsdl,
      Wsdl.Operation theirs,
      List<ContractDifference> differences) {
    this.operation = operation;
    this.wsdl = wsdl;
    this.theirs = theirs;
    this.differences = differences;
  }

  void compare() {
    if (!wsdl.services.contains(operation.service())) {
      // The name of the file in the address counts, not the WSDL's name of the service.
      differ("service", operation.service(), list(wsdl.services), !wsdl.isOf(operation));
    }
    if (!wsdl.namespace.equals(operation.namespace())) {
      differ("namespace", operation.namespace(), wsdl.namespace, true);
    }
    if (!theirs.input().equals(operation.operation())) {
      String others =
          wsdl.operations.size() == 1 ? "" : " of " + String.join(", ", wsdl.operations.keySet());
      differ(
          "operation",
          operation.operation(),
          theirs.input() + " (by its likeness" + others + ")",
          true);
    }
    if (!operation.soapAction().equals(theirs.soapAction())) {
      differ("SOAPAction", operation.soapAction(), theirs.soapAction(), true);
    }
    compareParameters();
    boolean report = operation.table().isPresent();
    if (report) {
      compareForm(operation.result().form());
    } else if (wsdl.isDataSet(theirs.name())) {
      differ("answer", "fields", "a DataSet", true);
    } else {
      compareResult();
    }
  }

  private void compareForm(ResultSpec.Form form) {
    String name = theirs.name();
    boolean fits =
        switch (form) {
          case DATA_SET -> wsdl.isDataSet(name);
          case ELEMENTS -> wsdl.isElements(name);
          case XML_TEXT -> wsdl.isText(name);
        };
    if (!fits) {
      String found =
          wsdl.isDataSet(name)
              ? "a DataSet"
              : wsdl.isElements(name) ? "elements" : wsdl.isText(name) ? "a text" : "fields";
      differ("answer", form == ResultSpec.Form.DATA_SET ? "a DataSet" : form.name(), found, true);
    }
  }

  private void compareParameters() {
    String wrapper = operation.request().wrapper().orElse("none");
    String theirWrapper = Objects.requireNonNullElse(wsdl.wrapper(theirs.name()), "none");
    if (!wrapper.equals(theirWrapper)) {
      differ("element around the parameters", wrapper, theirWrapper, true);
    }
    List<Wsdl.Declaration> parameters = wsdl.parameters(theirs.name());
    FieldComparison.ofParameters(operation, this::differ)
        .compare(
            parameters.stream().map(Column::of).toList(),
            parameters.stream()
                .filter(Wsdl.Declaration::required)
                .map(Wsdl.Declaration::name)
                .collect(Collectors.toSet()),
            FieldComparison.match(operation, ParameterMatch.of(operation, parameters)));
    List<String> inOrder =
        new ArrayList<>(
            operation.request().parameters().values().stream()
                .map(ParameterSpec::element)
                .toList());
    inOrder.retainAll(parameters.stream().map(Wsdl.Declaration::name).toList());
    List<String> theirOrder =
        new ArrayList<>(parameters.stream().map(Wsdl.Declaration::name).toList());
    theirOrder.retainAll(inOrder);
    if (!inOrder.equals(theirOrder)) {
      differ("order of parameters", list(inOrder), list(theirOrder), true);
    }
  }

  private void compareResult() {
    List<Wsdl.Declaration> fields = wsdl.result(theirs.name());
    if (fields.isEmpty()) {
      differ("answer", "fields", "none", true);
      return;
    }
    List<Column> columns = fields.stream().map(Column::of).toList();
    FieldComparison.ofAnswer("field", operation, this::differ)
        .compare(columns, Set.of(), FieldComparison.match(operation, columns));
  }

  private void differ(String what, String expected, String found, boolean matters) {
    differences.add(
        new ContractDifference(
            operation.service(), operation.operation() + " " + what, expected, found, matters));
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
