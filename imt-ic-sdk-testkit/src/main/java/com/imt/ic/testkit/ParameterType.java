package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import java.util.List;

/** What ASP.NET makes of a parameter before it calls the method. */
enum ParameterType {
  TIME,
  NUMBER,
  FILE,
  TEXT;

  static ParameterType of(ParameterSpec parameter) {
    List<Object> parts = parameter.template().parts();
    return parts.size() == 1 && parts.get(0) instanceof RequestValue value
        ? of(value, parameter.pattern().isPresent())
        : TEXT;
  }

  private static ParameterType of(RequestValue value, boolean hasPattern) {
    return switch (value) {
      case PAGE, PAGE_SIZE, FILE_SIZE -> NUMBER;
      case FILE_CONTENT -> FILE;
      default -> value.kind() == RequestValue.Kind.TIME && !hasPattern ? TIME : TEXT;
    };
  }

  /** XML Schema's name of it, as a WSDL has it. */
  static String schemaType(ParameterSpec parameter) {
    return switch (of(parameter)) {
      case TIME -> "dateTime";
      case NUMBER -> "int";
      case FILE -> parameter.form() == ParameterSpec.Form.TEXT ? "string" : "base64Binary";
      case TEXT -> "string";
    };
  }
}
