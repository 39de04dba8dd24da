package com.imt.ic.benchmarks.day;

import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.sun.net.httpserver.HttpContext;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What an engineer writes first, under the JAX-WS RI: binding by JAXB, and the receipts inserted in
 * one transaction. It validates nothing, and fails where a receipt comes twice.
 */
@WebService(targetNamespace = BareOnlineReceipt.NAMESPACE, serviceName = "OnlineReceipt")
@NullUnmarked
public final class BareOnlineReceipt {

  static final String NAMESPACE = "urn:imt-spectrum:OnlineReceipt";
  private static final String INSERT =
      "INSERT INTO spectrum_receipt (%s) VALUES (%s)"
          .formatted(PlainSql.RECEIPT_COLUMNS, String.join(", ", Collections.nCopies(16, "?")));

  private final DataSource dataSource;
  private final boolean receiptByReceipt;

  BareOnlineReceipt(DataSource dataSource, boolean receiptByReceipt) {
    this.dataSource = dataSource;
    this.receiptByReceipt = receiptByReceipt;
  }

  void publish(HttpContext context) {
    new ProviderImpl().createEndpoint(null, this).publish(context);
  }

  /** Posts. */
  @WebMethod(operationName = "PostOnlineReceipt")
  @WebResult(name = "PostOnlineReceiptResult", targetNamespace = NAMESPACE)
  public Results postOnlineReceipt(
      @WebParam(name = "BillerGUID", targetNamespace = NAMESPACE) String biller,
      @WebParam(name = "WebServiceKey", targetNamespace = NAMESPACE) String key,
      @WebParam(name = "Receipts", targetNamespace = NAMESPACE) Receipts receipts)
      throws SQLException {
    if (!biller.equals(FakeInvoiceCloudServer.CREDENTIALS.billerGuid().reveal())
        || !key.equals(FakeInvoiceCloudServer.CREDENTIALS.webServiceKey().reveal())) {
      throw new IllegalArgumentException("Invalid BillerGUID or WebServiceKey.");
    }
    Results results = new Results();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(INSERT, new String[] {"receipt_number"})) {
      connection.setAutoCommit(false);
      for (Receipt receipt : receipts.all) {
        Sql.bind(insert, receipt.values());
        if (receiptByReceipt) {
          insert.executeUpdate();
          results.add(receipts, insert);
        } else {
          insert.addBatch();
        }
      }
      if (!receiptByReceipt) {
        insert.executeBatch();
        results.add(receipts, insert);
      }
      connection.commit();
    }
    return results;
  }

  /** A list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Receipts {
    @XmlElement(name = "Receipt", namespace = NAMESPACE)
    private final List<Receipt> all = new ArrayList<>();
  }

  /** A list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Results {
    @XmlElement(name = "ReceiptResult", namespace = NAMESPACE)
    private final List<ReceiptResult> all = new ArrayList<>();

    private void add(Receipts receipts, PreparedStatement insert) throws SQLException {
      try (ResultSet keys = insert.getGeneratedKeys()) {
        while (keys.next()) {
          ReceiptResult result = new ReceiptResult();
          result.paymentGuid = receipts.all.get(all.size()).paymentGuid;
          result.status = "Posted";
          result.receiptNumber = "R-" + keys.getLong(1);
          all.add(result);
        }
      }
    }
  }

  /** A result. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "ReceiptResult")
  public static final class ReceiptResult {
    @XmlElement(name = "PaymentGUID", namespace = NAMESPACE)
    private String paymentGuid;

    @XmlElement(name = "Status", namespace = NAMESPACE)
    private String status;

    @XmlElement(name = "ReceiptNumber", namespace = NAMESPACE)
    private String receiptNumber;
  }

  /** A receipt. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Receipt")
  public static final class Receipt {
    @XmlElement(name = "PaymentGUID", namespace = NAMESPACE)
    private String paymentGuid;

    @XmlElement(name = "AccountNumber", namespace = NAMESPACE)
    private String accountNumber;

    @XmlElement(name = "InvoiceNumber", namespace = NAMESPACE)
    private String invoiceNumber;

    @XmlElement(name = "InvoiceTypeID", namespace = NAMESPACE)
    private int invoiceTypeId;

    @XmlElement(name = "PaymentDateGMT", namespace = NAMESPACE)
    private XMLGregorianCalendar paidAt;

    @XmlElement(name = "PaymentAmount", namespace = NAMESPACE)
    private BigDecimal amount;

    @XmlElement(name = "ConvenienceFee", namespace = NAMESPACE)
    private BigDecimal fee;

    @XmlElement(name = "PaymentMethod", namespace = NAMESPACE)
    private String method;

    @XmlElement(name = "CardType", namespace = NAMESPACE)
    private String cardType;

    @XmlElement(name = "AutoPay", namespace = NAMESPACE)
    private boolean autoPay;

    @XmlElement(name = "PaymentSource", namespace = NAMESPACE)
    private String source;

    @XmlElement(name = "ApprovalCode", namespace = NAMESPACE)
    private String approvalCode;

    @XmlElement(name = "BillerReference", namespace = NAMESPACE)
    private String billerReference;

    /** By {@link PlainSql#RECEIPT_COLUMNS}; a push names no customer. */
    private @Nullable Object[] values() {
      return new @Nullable Object[] {
        PlainSql.BILLER,
        paymentGuid,
        accountNumber,
        invoiceNumber,
        Integer.toString(invoiceTypeId),
        null,
        paidAt.toGregorianCalendar().toInstant(),
        amount,
        fee,
        method,
        cardType,
        autoPay,
        source,
        approvalCode,
        billerReference,
        "PUSH"
      };
    }
  }
}
