package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import javax.xml.stream.XMLStreamException;

/**
 * Reads requests and writes whole answers with the parts of the fake's HTTP side, for tests that
 * have a truth of their own.
 */
public final class AspNetText {

  /** Which operation is asked for, with its parameters. */
  public static final class Question {
    private final CloudOperation operation;
    private final Profile profile;
    private final OperationSpec spec;
    private final SoapVersion version;
    private final SoapCall call;

    private Question(
        CloudOperation operation, Profile profile, SoapVersion version, SoapCall call) {
      this.operation = operation;
      this.profile = profile;
      this.spec = profile.operation(operation.id());
      this.version = version;
      this.call = call;
    }

    /** Reads the request. */
    public static Question read(byte[] body, Profile profile) {
      try {
        SoapCall call = SoapCall.parse(body);
        CloudOperation operation =
            Arrays.stream(CloudOperation.values())
                .filter(o -> profile.operation(o.id()).operation().equals(name(call)))
                .findFirst()
                .orElseThrow();
        SoapVersion version =
            Arrays.stream(SoapVersion.values())
                .filter(v -> v.namespace().equals(call.envelopeNamespace()))
                .findFirst()
                .orElseThrow();
        return new Question(operation, profile, version, call);
      } catch (XMLStreamException e) {
        throw new IllegalArgumentException("no request", e);
      }
    }

    private static String name(SoapCall call) {
      return call.operation().orElseThrow().getLocalPart();
    }

    /** The operation. */
    public CloudOperation operation() {
      return operation;
    }

    /** What an answer's content type is. */
    public String contentType() {
      return version.contentType();
    }

    /** A parameter by the SDK's name. */
    public Instant moment(String parameter) {
      return TimePolicy.OFFSET.instant(text(parameter)).orElseThrow();
    }

    /** A parameter by the SDK's name. */
    public LocalDate date(String parameter) {
      return TimePolicy.date(text(parameter)).orElseThrow();
    }

    private String text(String parameter) {
      return call.parameter(
              spec.request().wrapper(), spec.request().parameters().get(parameter).element())
          .orElseThrow()
          .text();
    }
  }

  private final Spoil spoil;

  /**
   * The text of one InvoiceCloud.
   *
   * @param spoil the text that a payment's column has on the wire
   */
  public AspNetText(Spoil spoil) {
    this.spoil = spoil;
  }

  /** What becomes of a payment's column on its way. */
  @FunctionalInterface
  public interface Spoil {
    /** The text that is sent. */
    String text(String column, Payment payment, String text);
  }

  /** The payments report. */
  public byte[] payments(Question question, List<Payment> rows) {
    return report(
        question,
        rows,
        (profile, all) -> ReportTables.payments(profile, all).stream().map(this::spoiled).toList());
  }

  private ReportColumn<Payment> spoiled(ReportColumn<Payment> column) {
    return new ReportColumn<>(
        column.table(),
        column.name(),
        column.type(),
        payment ->
            column.text().apply(payment).map(text -> spoil.text(column.name(), payment, text)));
  }

  /** The report of settled batches. */
  public byte[] settledBatches(Question question, List<SettledPayment> rows) {
    return report(question, rows, ReportTables::settledBatches);
  }

  /** The report of ACH rejects. */
  public byte[] achRejects(Question question, List<AchReturn> rows) {
    return report(question, rows, ReportTables::achRejects);
  }

  /** The report of AutoPay customers. */
  public byte[] autoPay(Question question, List<CustomerEnrollment> rows) {
    return report(question, rows, ReportTables::autoPay);
  }

  /** The report of paperless customers. */
  public byte[] paperless(Question question, List<CustomerEnrollment> rows) {
    return report(question, rows, ReportTables::paperless);
  }

  /** A fault of InvoiceCloud's own. */
  public byte[] fault(Question question, String reason) {
    return envelope(
        question,
        xml -> {
          xml.start("soap:Fault");
          if (question.version == SoapVersion.SOAP_1_1) {
            xml.element("faultcode", "soap:Server").element("faultstring", reason);
          } else {
            xml.start("soap:Code").element("soap:Value", "soap:Receiver").end();
            xml.start("soap:Reason").start("soap:Text", "xml:lang", "en").text(reason).end().end();
          }
          xml.end();
        });
  }

  private static <T> byte[] report(
      Question question,
      List<T> rows,
      BiFunction<Profile, List<T>, List<ReportColumn<T>>> columns) {
    OperationSpec spec = question.spec;
    return envelope(
        question,
        xml -> {
          xml.start(spec.operation() + "Response", "xmlns", spec.namespace());
          xml.start(spec.operation() + "Result");
          new DataSetWriter(xml, spec.service() + "DataSet")
              .write(
                  ReportLayout.of(spec, columns.apply(question.profile, rows)),
                  rows,
                  written -> {});
          xml.end().end();
        });
  }

  private static byte[] envelope(Question question, SoapAnswer.Content body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DotNetXml xml = new DotNetXml(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      xml.declaration()
          .start("soap:Envelope", "xmlns:soap", question.version.namespace())
          .start("soap:Body");
      body.write(xml);
      xml.end().end().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
