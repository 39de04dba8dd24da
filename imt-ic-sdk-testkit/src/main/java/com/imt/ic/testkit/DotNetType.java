package com.imt.ic.testkit;

import java.util.List;

/** .NET's types as a DataSet's schema shows them. */
enum DotNetType {
  STRING("xs:string"),
  GUID(
      "xs:string",
      "msdata:DataType",
      "System.Guid, mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"),
  INT("xs:int"),
  LONG("xs:long"),
  DECIMAL("xs:decimal"),
  BOOLEAN("xs:boolean"),
  UTC_TIME("xs:dateTime", "msdata:DateTimeMode", "Utc"),
  /** In .NET's default mode, in which it writes the server's own offset. */
  SERVERS_TIME("xs:dateTime"),
  WALL_CLOCK_TIME("xs:dateTime", "msdata:DateTimeMode", "Unspecified");

  private final String schemaType;
  private final String annotation;
  private final String annotationValue;

  DotNetType(String schemaType) {
    this(schemaType, "", "");
  }

  DotNetType(String schemaType, String annotation, String annotationValue) {
    this.schemaType = schemaType;
    this.annotation = annotation;
    this.annotationValue = annotationValue;
  }

  String schemaType() {
    return schemaType;
  }

  /** Name and value of an attribute of Microsoft's, or nothing. */
  List<String> annotation() {
    return annotation.isEmpty() ? List.of() : List.of(annotation, annotationValue);
  }
}
