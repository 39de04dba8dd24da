package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A report's answer in the form that the profile says, with what a script does to it. */
record ReportAnswer<T>(
    OperationSpec spec,
    List<ReportColumn<T>> columns,
    List<T> rows,
    FakeFaults.@Nullable Fault fault)
    implements SoapAnswer.Content {

  private static final List<ReportColumn<String>> ERROR =
      List.of(new ReportColumn<>("ErrorMessage", DotNetType.STRING, Optional::of));

  @Override
  public void write(DotNetXml xml) throws IOException {
    boolean nothing = fault instanceof FakeFaults.Fault.NoTables;
    if (nothing && spec.result().form() != ResultSpec.Form.DATA_SET) {
      return; // .NET leaves the result of a method that returns null out
    }
    xml.start(spec.operation() + "Result");
    if (nothing) {
      new DataSetWriter(xml, spec.service() + "DataSet").writeNothing();
    } else if (fault instanceof FakeFaults.Fault.ErrorTable error) {
      tables(
          xml,
          "NewDataSet",
          ReportLayout.of("Error", ERROR),
          List.of(error.message()),
          count -> {});
    } else {
      List<ReportColumn<T>> written =
          fault instanceof FakeFaults.Fault.Rewritten rewritten
              ? rewritten.how().applyTo(columns, spec)
              : columns;
      OptionalInt breakOff = FakeFaults.rowsBefore(fault);
      int last = Math.min(breakOff.orElse(Integer.MAX_VALUE), rows.size());
      tables(
          xml,
          spec.service() + "DataSet",
          ReportLayout.of(spec, written),
          rows,
          count -> {
            if (breakOff.isPresent() && count == last) {
              xml.endStartTag();
              xml.flush();
              throw new HttpReply.BrokenOffException();
            }
          });
    }
    xml.end();
  }

  private <R> void tables(
      DotNetXml xml,
      String dataSet,
      ReportLayout<R> layout,
      List<R> content,
      ReportLayout.RowListener listener)
      throws IOException {
    switch (spec.result().form()) {
      case DATA_SET -> new DataSetWriter(xml, dataSet).write(layout, content, listener);
      case ELEMENTS -> layout.write(xml, content, ReportLayout.Attributes.NONE, listener);
      case XML_TEXT -> {
        // As DataSet.GetXml writes it: without a schema, and with line breaks.
        DotNetXml text = xml.document();
        text.start("NewDataSet");
        layout.write(text, content, ReportLayout.Attributes.NONE, listener);
        text.end();
      }
    }
  }
}
