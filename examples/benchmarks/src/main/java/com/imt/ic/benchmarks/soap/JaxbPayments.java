package com.imt.ic.benchmarks.soap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.NullUnmarked;

/** The answer as JAXB binds it: elements that have no class, such as the schema, it leaves out. */
@NullUnmarked
final class JaxbPayments {

  private JaxbPayments() {}

  static JAXBContext context() throws JAXBException {
    return JAXBContext.newInstance(Response.class);
  }

  /** Binds all of a document. */
  static long read(InputStream in, Consumer<Payment> rows)
      throws JAXBException, XMLStreamException {
    XMLStreamReader reader = HandStax.open(in);
    try {
      while (!reader.isStartElement()
          || !reader.getNamespaceURI().equals(PaymentsDocument.NAMESPACE)) {
        reader.next();
      }
      return context()
          .createUnmarshaller()
          .unmarshal(reader, Response.class)
          .getValue()
          .forEach(rows);
    } finally {
      reader.close();
    }
  }

  /** The payload. */
  @XmlRootElement(
      name = "PaymentReportingDataSetFromGMTResponse",
      namespace = PaymentsDocument.NAMESPACE)
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Response {
    @XmlElement(
        name = "PaymentReportingDataSetFromGMTResult",
        namespace = PaymentsDocument.NAMESPACE)
    public Result result;

    long forEach(Consumer<Payment> rows) {
      List<Payment> all = result.diffgram.data.payments;
      all.forEach(rows);
      return all.size();
    }
  }

  /** The result. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Result {
    @XmlElement(name = "diffgram", namespace = "urn:schemas-microsoft-com:xml-diffgram-v1")
    public Diffgram diffgram;
  }

  /** The diffgram. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Diffgram {
    @XmlElement(name = "D")
    public Data data;
  }

  /** The data. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Data {
    @XmlElement(name = "Payment")
    public List<Payment> payments = new ArrayList<>();
  }

  /** A row. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Payment {
    @XmlElement(name = "PaymentGUID")
    @XmlJavaTypeAdapter(GuidAdapter.class)
    public UUID paymentGUID;

    @XmlElement(name = "AccountNumber")
    public String accountNumber;

    @XmlElement(name = "InvoiceNumber")
    public String invoiceNumber;

    @XmlElement(name = "InvoiceTypeID")
    public String invoiceTypeID;

    @XmlElement(name = "CustomerName")
    public String customerName;

    @XmlElement(name = "EmailAddress")
    public String emailAddress;

    @XmlElement(name = "PaymentDateGMT")
    @XmlJavaTypeAdapter(TimeAdapter.class)
    public OffsetDateTime paymentDateGMT;

    @XmlElement(name = "PaymentAmount")
    public BigDecimal paymentAmount;

    @XmlElement(name = "ConvenienceFee")
    public BigDecimal convenienceFee;

    @XmlElement(name = "PaymentTypeID")
    public String paymentTypeID;

    @XmlElement(name = "CardType")
    public String cardType;

    @XmlElement(name = "PaymentMethod")
    public String paymentMethod;

    @XmlElement(name = "Approved")
    public boolean approved;

    @XmlElement(name = "PaymentMessage")
    public String paymentMessage;

    @XmlElement(name = "ApprovalCode")
    public String approvalCode;

    @XmlElement(name = "AutoPay")
    public boolean autoPay;

    @XmlElement(name = "PaymentSource")
    public String paymentSource;

    @XmlElement(name = "BillerReference")
    public String billerReference;

    @XmlElement(name = "Custom1")
    public String custom1;

    @XmlElement(name = "Custom2")
    public String custom2;

    @XmlElement(name = "Custom3")
    public String custom3;

    @XmlElement(name = "BatchNumber")
    public String batchNumber;

    @XmlElement(name = "PostedDate")
    public String postedDate;

    @XmlElement(name = "RemoteIP")
    public String remoteIP;

    @XmlElement(name = "Remark")
    public String remark;
  }

  /** Identifiers as the other peers have them. */
  public static final class GuidAdapter extends XmlAdapter<String, UUID> {

    @Override
    public UUID unmarshal(String text) {
      return UUID.fromString(text);
    }

    @Override
    public String marshal(UUID value) {
      return value.toString();
    }
  }

  /** Times as the other peers have them. */
  public static final class TimeAdapter extends XmlAdapter<String, OffsetDateTime> {

    @Override
    public OffsetDateTime unmarshal(String text) {
      return OffsetDateTime.parse(text);
    }

    @Override
    public String marshal(OffsetDateTime value) {
      return value.toString();
    }
  }
}
