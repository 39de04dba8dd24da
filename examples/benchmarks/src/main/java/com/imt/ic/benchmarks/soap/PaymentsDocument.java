package com.imt.ic.benchmarks.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** A payments answer of 25 columns and any number of rows, invented, made while it is read. */
final class PaymentsDocument {

  private static final int BLOCK_ROWS = 1000;
  static final String NAMESPACE =
      "https://www.invoicecloud.com/portal/webservices/PaymentReporting/";
  private static final String[] COLUMNS = {
    "PaymentGUID:string",
    "AccountNumber:string",
    "InvoiceNumber:string",
    "InvoiceTypeID:int",
    "CustomerName:string",
    "EmailAddress:string",
    "PaymentDateGMT:dateTime",
    "PaymentAmount:decimal",
    "ConvenienceFee:decimal",
    "PaymentTypeID:int",
    "CardType:string",
    "PaymentMethod:string",
    "Approved:boolean",
    "PaymentMessage:string",
    "ApprovalCode:string",
    "AutoPay:boolean",
    "PaymentSource:string",
    "BillerReference:string",
    "Custom1:string",
    "Custom2:string",
    "Custom3:string",
    "BatchNumber:int",
    "PostedDate:dateTime",
    "RemoteIP:string",
    "Remark:string"
  };

  private final byte[] head;
  private final byte[] block;
  private final byte[] tail;
  private final int blocks;

  /**
   * Of so many rows: fewer than {@value #BLOCK_ROWS}, or a multiple of it, as blocks of rows
   * repeat.
   */
  PaymentsDocument(int rows, long seed) {
    int blockRows = Math.min(rows, BLOCK_ROWS);
    if (rows % blockRows != 0) {
      throw new IllegalArgumentException(rows + " rows are no multiple of " + BLOCK_ROWS);
    }
    blocks = rows / blockRows;
    StringBuilder schema = new StringBuilder();
    for (String column : COLUMNS) {
      int colon = column.indexOf(':');
      schema
          .append("<xs:element name=\"")
          .append(column, 0, colon)
          .append("\" type=\"xs:")
          .append(column, colon + 1, column.length())
          .append("\" minOccurs=\"0\" />");
    }
    head =
        bytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\""
                + "http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                + "<PaymentReportingDataSetFromGMTResponse xmlns=\""
                + NAMESPACE
                + "\"><PaymentReportingDataSetFromGMTResult><xs:schema id=\"D\" xmlns=\"\" xmlns:xs"
                + "=\"http://www.w3.org/2001/XMLSchema\" xmlns:msdata=\"urn:schemas-microsoft-com:"
                + "xml-msdata\"><xs:element name=\"D\" msdata:IsDataSet=\"true\"><xs:complexType>"
                + "<xs:choice><xs:element name=\"Payment\"><xs:complexType><xs:sequence>"
                + schema
                + "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType>"
                + "</xs:element></xs:schema><diffgr:diffgram xmlns:msdata=\"urn:schemas-microsoft"
                + "-com:xml-msdata\" xmlns:diffgr=\"urn:schemas-microsoft-com:xml-diffgram-v1\">"
                + "<D xmlns=\"\">");
    tail =
        bytes(
            "</D></diffgr:diffgram></PaymentReportingDataSetFromGMTResult>"
                + "</PaymentReportingDataSetFromGMTResponse></soap:Body></soap:Envelope>");
    Random random = new Random(seed);
    StringBuilder rowsText = new StringBuilder();
    for (int i = 0; i < blockRows; i++) {
      row(rowsText, i, random);
    }
    block = bytes(rowsText.toString());
  }

  private static void row(StringBuilder out, int i, Random random) {
    boolean card = random.nextBoolean();
    String[] values = {
      new UUID(random.nextLong(), random.nextLong()).toString(),
      "HO-" + (1_000_000_000L + random.nextInt(1_000_000)),
      "2026" + random.nextInt(10_000_000),
      "1",
      "Customer " + random.nextInt(1_000_000) + " &amp; Co",
      "payer" + random.nextInt(1_000_000) + "@example.com",
      time(random) + "." + (1_000_000 + random.nextInt(8_999_999)) + "-06:00",
      random.nextInt(5000) + "." + (10 + random.nextInt(90)) + "00",
      card ? "2.9500" : "0.0000",
      card ? "1" : "2",
      card ? "VISA" : "",
      card ? "CC" : "EFT",
      "true",
      "APPROVED",
      "A" + random.nextInt(1_000_000),
      random.nextBoolean() ? "true" : "false",
      "CustomerPortal",
      "ref-" + random.nextInt(1_000_000),
      "custom value one",
      "custom value two",
      "",
      "" + random.nextInt(100_000),
      time(random) + "-06:00",
      "203.0.113." + random.nextInt(256),
      "a remark that nobody reads, row " + i
    };
    out.append("<Payment diffgr:id=\"Payment").append(i + 1);
    out.append("\" msdata:rowOrder=\"").append(i).append("\">");
    for (int c = 0; c < COLUMNS.length; c++) {
      String name = COLUMNS[c].substring(0, COLUMNS[c].indexOf(':'));
      out.append('<').append(name).append('>').append(values[c]);
      out.append("</").append(name).append('>');
    }
    out.append("</Payment>");
  }

  private static String time(Random random) {
    return String.format(
        Locale.ROOT,
        "2026-%02d-%02dT%02d:%02d:%02d",
        1 + random.nextInt(11),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  long size() {
    return head.length + (long) blocks * block.length + tail.length;
  }

  /** Writes the document, block by block. */
  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    for (int i = 0; i < blocks; i++) {
      out.write(block);
    }
    out.write(tail);
  }

  /** The document from its beginning. */
  InputStream open() {
    return new InputStream() {
      private int part = -1;
      private int at;

      private byte[] current() {
        return part < 0 ? head : part < blocks ? block : tail;
      }

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        while (at == current().length) {
          if (part == blocks) {
            return -1;
          }
          part++;
          at = 0;
        }
        int n = Math.min(length, current().length - at);
        System.arraycopy(current(), at, buffer, offset, n);
        at += n;
        return n;
      }
    };
  }

  static String[] columns() {
    return Arrays.stream(COLUMNS)
        .map(column -> column.substring(0, column.indexOf(':')))
        .toArray(String[]::new);
  }
}
