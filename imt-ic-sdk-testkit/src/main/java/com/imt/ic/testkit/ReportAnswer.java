package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ResultSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A report's answer in the form that the profile says, with what a script does to it. */
record ReportAnswer<T>(
    OperationSpec spec,
    List<ReportColumn<T>> columns,
    List<T> rows,
    CallFaults faults,
    HttpReply reply)
    implements SoapAnswer.Content {

  private static final List<ReportColumn<String>> ERROR =
      List.of(new ReportColumn<>("ErrorMessage", DotNetType.STRING, Optional::of));

  @Override
  public void write(DotNetXml xml) throws IOException {
    boolean nothing = faults.has(Effect.NoTables.class);
    if (nothing && spec.result().form() != ResultSpec.Form.DATA_SET) {
      return; // .NET leaves the result of a method that returns null out
    }
    Optional<Effect.ErrorTable> errors = faults.first(Effect.ErrorTable.class);
    xml.start(spec.operation() + "Result");
    if (nothing) {
      new DataSetWriter(xml, spec.service() + "DataSet").writeNothing();
    } else if (errors.isPresent()) {
      tables(
          xml,
          "NewDataSet",
          ReportLayout.of("Error", ERROR),
          List.of(errors.get().message()),
          (text, count) -> {});
    } else {
      ReportLayout<T> layout = ReportLayout.of(spec, faults.columns(columns, spec));
      tables(
          xml,
          spec.service() + "DataSet",
          layout,
          rows,
          (text, count) -> written(text, layout, count));
    }
    xml.end();
  }

  /** Lets happen what happens behind so many rows. */
  private void written(DotNetXml text, ReportLayout<T> layout, int count) throws IOException {
    if (faults.has(Effect.Between.class) && reply.isBeingSent()) {
      text.endStartTag();
      text.flush();
      faults.between(count, rows.size());
    }
    Optional<Effect.CutAfterRows> cut = faults.first(Effect.CutAfterRows.class);
    if (cut.isPresent() && count == Math.min(cut.get().rows(), rows.size())) {
      if (cut.get().isInside() && count < rows.size()) {
        layout.writeHalf(text, rows.get(count));
      }
      text.endStartTag();
      text.flush();
      throw new HttpReply.BrokenOffException();
    }
  }

  /** Told after each row, with what it was written to. */
  @FunctionalInterface
  private interface Listener {
    void written(DotNetXml xml, int rows) throws IOException;
  }

  private <R> void tables(
      DotNetXml xml, String dataSet, ReportLayout<R> layout, List<R> content, Listener listener)
      throws IOException {
    switch (spec.result().form()) {
      case DATA_SET ->
          new DataSetWriter(xml, dataSet)
              .write(layout, content, count -> listener.written(xml, count));
      case ELEMENTS ->
          layout.write(
              xml, content, ReportLayout.Attributes.NONE, count -> listener.written(xml, count));
      case XML_TEXT -> {
        // As DataSet.GetXml writes it: without a schema, and with line breaks.
        DotNetXml text = xml.document();
        text.start("NewDataSet");
        layout.write(
            text, content, ReportLayout.Attributes.NONE, count -> listener.written(text, count));
        text.end();
      }
    }
  }
}
