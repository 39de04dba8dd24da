package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
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
  private final String theirs;
  private final List<ContractDifference> differences;

  /**
   * A comparison.
   *
   * @param operation the profile's
   * @param wsdl the WSDL that has it
   * @param theirs the WSDL's name of it
   * @param differences where to add what differs
   */
  WsdlComparison(
      OperationSpec operation, Wsdl wsdl, String theirs, List<ContractDifference> differences) {
    this.operation = operation;
    this.wsdl = wsdl;
    this.theirs = theirs;
    this.differences = differences;
  }

  void compare() {
    if (!wsdl.services.contains(operation.service())) {
      // The name of the file in the address counts, not the WSDL's name of the service.
      differ(
          "service",
          operation.service(),
          list(wsdl.services),
          !wsdl.name.equals(operation.service()));
    }
    if (!wsdl.namespace.equals(operation.namespace())) {
      differ("namespace", operation.namespace(), wsdl.namespace, true);
    }
    if (!theirs.equals(operation.operation())) {
      String others =
          wsdl.soapActions.size() == 1 ? "" : " of " + String.join(", ", wsdl.soapActions.keySet());
      differ("operation", operation.operation(), theirs + " (by its likeness" + others + ")", true);
    }
    String action = wsdl.soapActions.get(theirs);
    if (!operation.soapAction().equals(action)) {
      differ("SOAPAction", operation.soapAction(), String.valueOf(action), true);
    }
    compareParameters();
    boolean report = operation.table().isPresent();
    if (report != wsdl.isReport(theirs)) {
      differ("answer", report ? "a DataSet" : "fields", report ? "fields" : "a DataSet", true);
    } else if (!report) {
      compareResult();
    }
  }

  private void compareParameters() {
    String wrapper = operation.request().wrapper().orElse("none");
    String theirWrapper = Objects.requireNonNullElse(wsdl.wrapper(theirs), "none");
    if (!wrapper.equals(theirWrapper)) {
      differ("element around the parameters", wrapper, theirWrapper, true);
    }
    List<Wsdl.Declaration> parameters = wsdl.parameters(theirs);
    FieldComparison.ofParameters(operation, this::differ)
        .compare(
            parameters.stream().map(Column::of).toList(),
            parameters.stream()
                .filter(parameter -> parameter.required)
                .map(parameter -> parameter.name)
                .collect(Collectors.toSet()));
    List<String> inOrder =
        new ArrayList<>(
            operation.request().parameters().values().stream()
                .map(ParameterSpec::element)
                .toList());
    inOrder.retainAll(parameters.stream().map(p -> p.name).toList());
    List<String> theirOrder = new ArrayList<>(parameters.stream().map(p -> p.name).toList());
    theirOrder.retainAll(inOrder);
    if (!inOrder.equals(theirOrder)) {
      differ("order of parameters", list(inOrder), list(theirOrder), true);
    }
  }

  private void compareResult() {
    List<Wsdl.Declaration> fields = wsdl.result(theirs);
    if (fields.isEmpty()) {
      differ("answer", "fields", "none", true);
      return;
    }
    FieldComparison.ofAnswer("field", operation, this::differ)
        .compare(fields.stream().map(Column::of).toList(), Set.of());
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
