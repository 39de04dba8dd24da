package com.imt.ic.soap.contract;

import com.imt.ic.profile.ColumnSpec;
import com.imt.ic.profile.OperationSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares one operation with its service's WSDL. Not thread-safe. */
final class WsdlComparison {

  private final OperationSpec operation;
  private final Wsdl wsdl;
  private final List<ContractDifference> differences;

  WsdlComparison(OperationSpec operation, Wsdl wsdl, List<ContractDifference> differences) {
    this.operation = operation;
    this.wsdl = wsdl;
    this.differences = differences;
  }

  void compare() {
    if (!wsdl.services.contains(operation.service())) {
      differ("service", operation.service(), list(wsdl.services), false);
    }
    if (!wsdl.namespace.equals(operation.namespace())) {
      differ("namespace", operation.namespace(), wsdl.namespace, true);
    }
    String action = wsdl.soapActions.get(operation.operation());
    List<Wsdl.Declaration> parameters = wsdl.content(operation.operation());
    if (action == null || parameters == null) {
      differ("operation", operation.operation(), list(wsdl.soapActions.keySet()), true);
      return;
    }
    if (!action.equals(operation.soapAction())) {
      differ("SOAPAction", operation.soapAction(), action, true);
    }
    compareParameters(parameters);
    boolean report = operation.table().isPresent();
    if (report != wsdl.isReport(operation.operation())) {
      differ("answer", report ? "a DataSet" : "fields", report ? "fields" : "a DataSet", true);
    } else if (!report) {
      compareResult();
    }
  }

  private void compareParameters(List<Wsdl.Declaration> top) {
    List<Wsdl.Declaration> parameters = top;
    String wrapper = operation.wrapper().orElse(null);
    if (wrapper != null) {
      Wsdl.Declaration found = find(top, wrapper);
      if (found == null) {
        differ("element around the parameters", wrapper, names(top), true);
        return;
      }
      parameters = wsdl.content(found);
    }
    Collection<String> wanted = operation.parameters().values();
    for (Map.Entry<String, String> parameter : operation.parameters().entrySet()) {
      Wsdl.Declaration found = find(parameters, parameter.getValue());
      FieldKind kind = FieldKind.of(parameter.getKey());
      if (found == null) {
        differ("parameter", parameter.getValue(), names(parameters), true);
      } else if (found.type != null && !kind.takes(found.type)) {
        differ("type of parameter " + found.name, kind.toString(), found.type, true);
      }
    }
    for (Wsdl.Declaration found : parameters) {
      if (!wanted.contains(found.name)) {
        differ("parameter", "none", found.name, found.required);
      }
    }
    List<String> inOrder = new ArrayList<>(wanted);
    inOrder.retainAll(parameters.stream().map(p -> p.name).toList());
    List<String> theirs = new ArrayList<>(parameters.stream().map(p -> p.name).toList());
    theirs.retainAll(inOrder);
    if (!inOrder.equals(theirs)) {
      differ("order of parameters", list(inOrder), list(theirs), true);
    }
  }

  private void compareResult() {
    List<Wsdl.Declaration> response = wsdl.content(operation.operation() + "Response");
    if (response == null || response.isEmpty()) {
      differ("answer", operation.operation() + "Response", "none", true);
      return;
    }
    List<Wsdl.Declaration> fields = wsdl.content(response.get(0));
    for (ColumnSpec column : operation.columns().values()) {
      if (column.names().stream().noneMatch(name -> find(fields, name) != null)) {
        differ("field", String.join(" or ", column.names()), names(fields), column.required());
      }
    }
    for (Wsdl.Declaration field : fields) {
      if (operation.columns().values().stream()
          .noneMatch(column -> column.names().contains(field.name))) {
        differ("field", "none", field.name, false);
      }
    }
  }

  private static Wsdl.@Nullable Declaration find(List<Wsdl.Declaration> in, String name) {
    return in.stream()
        .filter(declaration -> declaration.name.equals(name))
        .findFirst()
        .orElse(null);
  }

  private void differ(String what, String expected, String found, boolean matters) {
    differences.add(
        new ContractDifference(
            operation.service(), operation.operation() + " " + what, expected, found, matters));
  }

  private static String names(List<Wsdl.Declaration> declarations) {
    return list(declarations.stream().map(declaration -> declaration.name).toList());
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
