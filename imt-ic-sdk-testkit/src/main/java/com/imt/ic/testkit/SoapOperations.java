package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.TimePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries operations out for a request: reads its parameters, asks the books, writes the answer.
 */
final class SoapOperations {

  /** The request is refused with a fault. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    RefusedException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  static final String WRONG_CREDENTIALS = "Invalid BillerGUID or WebServiceKey.";

  /** .NET's DateTime.MinValue, which a dateTime is that was not sent. */
  private static final LocalDate UNSET = LocalDate.of(1, 1, 1);

  private static final List<ReportColumn<String>> ERROR =
      List.of(new ReportColumn<>("ErrorMessage", DotNetType.STRING, Optional::of));

  private final FakeReports reports;
  private final FileIntake intake;
  private final FakeLookups lookups;

  SoapOperations(FakeInvoiceCloud cloud) {
    reports = cloud.reports();
    intake = cloud.intake();
    lookups = cloud.lookups();
  }

  /** Does the work; what it answers is written later, a report row by row. */
  SoapAnswer.Content prepare(
      CloudOperation operation,
      OperationSpec spec,
      SoapCall call,
      FakeFaults.@Nullable Fault fault,
      HttpReply reply,
      BillerCredentials credentials)
      throws RefusedException {
    Parameters parameters = new Parameters(spec, call);
    // ASP.NET reads every parameter before the method checks the credentials.
    switch (operation) {
      case PAYMENTS -> {
        Instant from = parameters.moment("from");
        parameters.checkCredentials(credentials);
        var rows = reports.payments(from);
        return report(spec, ReportTables.payments(spec, rows), rows, fault, reply);
      }
      case SETTLED_BATCHES -> {
        LocalDate start = parameters.date("startDate");
        LocalDate end = parameters.date("endDate");
        parameters.checkCredentials(credentials);
        var rows = reports.settledBatches(start, end);
        return report(spec, ReportTables.settledBatches(spec, rows), rows, fault, reply);
      }
      case ACH_REJECTS -> {
        Instant from = parameters.moment("from");
        parameters.checkCredentials(credentials);
        var rows = reports.achRejects(from);
        return report(spec, ReportTables.achRejects(spec, rows), rows, fault, reply);
      }
      case AUTOPAY -> {
        parameters.checkCredentials(credentials);
        var rows = reports.autoPayCustomers();
        return report(spec, ReportTables.autoPay(spec, rows), rows, fault, reply);
      }
      case PAPERLESS -> {
        parameters.checkCredentials(credentials);
        var rows = reports.paperlessCustomers();
        return report(spec, ReportTables.paperless(spec, rows), rows, fault, reply);
      }
      case SUBMIT_INVOICE_FILE -> {
        byte[] content = parameters.bytes("fileContent");
        parameters.checkCredentials(credentials);
        InvoiceFileAnswer answer = intake.submit(parameters.text("fileName"), content);
        return RecordAnswers.invoiceFile(spec, answer);
      }
      case VIEW_INVOICE -> {
        parameters.checkCredentials(credentials);
        return RecordAnswers.invoice(
            spec,
            identified(parameters.text("invoiceNumber"), InvoiceNumber::of)
                .flatMap(lookups::invoice));
      }
      case VIEW_CUSTOMER -> {
        parameters.checkCredentials(credentials);
        return RecordAnswers.customer(
            spec,
            identified(parameters.text("accountNumber"), AccountNumber::of)
                .flatMap(lookups::customer));
      }
    }
    throw new IllegalStateException("No such operation: " + operation);
  }

  private static <T> SoapAnswer.Content report(
      OperationSpec spec,
      List<ReportColumn<T>> columns,
      List<T> rows,
      FakeFaults.@Nullable Fault fault,
      HttpReply reply) {
    List<ReportColumn<T>> written =
        fault instanceof FakeFaults.Fault.Rewritten rewritten
            ? rewritten.how().applyTo(columns, spec)
            : columns;
    OptionalInt breakOff = FakeFaults.rowsBefore(fault);
    int last = Math.min(breakOff.orElse(Integer.MAX_VALUE), rows.size());
    String table = spec.table().orElse("Table");
    return xml -> {
      xml.start(spec.operation() + "Result");
      if (fault instanceof FakeFaults.Fault.NoTables) {
        new DataSetWriter(xml, spec.service() + "DataSet", table).writeNothing();
      } else if (fault instanceof FakeFaults.Fault.ErrorTable error) {
        new DataSetWriter(xml, "NewDataSet", "Error")
            .write(ERROR, List.of(error.message()), count -> {});
      } else {
        new DataSetWriter(xml, spec.service() + "DataSet", table)
            .write(
                written,
                rows,
                count -> {
                  if (breakOff.isPresent() && count == last) {
                    xml.endStartTag();
                    xml.flush();
                    reply.breakOff();
                  }
                });
      }
      xml.end();
    };
  }

  /** What is no identifier at all is as unknown as any other. */
  private static <T> Optional<T> identified(String text, Function<String, T> of) {
    try {
      return Optional.of(of.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The parameters of one request by the SDK's names. */
  private record Parameters(OperationSpec spec, SoapCall call) {

    String text(String parameter) {
      return find(parameter).orElse("");
    }

    Instant moment(String parameter) throws RefusedException {
      return read(parameter, TimePolicy.OFFSET::instant)
          .orElse(UNSET.atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }

    LocalDate date(String parameter) throws RefusedException {
      return read(parameter, TimePolicy::date).orElse(UNSET);
    }

    byte[] bytes(String parameter) throws RefusedException {
      return read(parameter, text -> Optional.of(Base64.getMimeDecoder().decode(text)))
          .orElse(new byte[0]);
    }

    void checkCredentials(BillerCredentials credentials) throws RefusedException {
      // GUIDs, so capitals do not count.
      if (!text("billerGuid").equalsIgnoreCase(credentials.billerGuid().reveal())
          || !text("webServiceKey").equalsIgnoreCase(credentials.webServiceKey().reveal())) {
        throw new RefusedException(WRONG_CREDENTIALS);
      }
    }

    private String element(String parameter) {
      ParameterSpec spec = this.spec.request().parameters().get(parameter);
      return spec == null ? "" : spec.element();
    }

    private Optional<String> find(String parameter) {
      return Optional.ofNullable(spec.request().parameters().get(parameter))
          .flatMap(each -> call.parameter(spec.request().wrapper(), each.element()));
    }

    private <T> Optional<T> read(String parameter, Function<String, Optional<T>> reader)
        throws RefusedException {
      Optional<String> text = find(parameter);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        return reader.apply(text.get());
      } catch (IllegalArgumentException e) {
        throw new RefusedException(
            "Server was unable to read request. ---> System.InvalidOperationException: There is an"
                + " error in XML document "
                + call.position(spec.request().wrapper(), element(parameter))
                + ". ---> System.FormatException: The string '"
                + text.get()
                + "' is not a valid AllXsd value.");
      }
    }
  }
}
