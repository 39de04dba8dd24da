package com.imt.ic.soap;

/** An answer of PaymentReporting, put together piece by piece as ASP.NET would or never would. */
final class PaymentAnswer {

  static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

  private static final String NAMESPACE =
      "https://www.invoicecloud.com/portal/webservices/PaymentReporting/";

  private PaymentAnswer() {}

  static String envelope(String body) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\""
        + SOAP_11
        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Body>"
        + body
        + "</soap:Body></soap:Envelope>";
  }

  static String result(String content) {
    return "<PaymentReportingDataSetFromGMTResponse xmlns=\""
        + NAMESPACE
        + "\"><PaymentReportingDataSetFromGMTResult>"
        + content
        + "</PaymentReportingDataSetFromGMTResult></PaymentReportingDataSetFromGMTResponse>";
  }

  /** A schema with one table that has the columns that the profile requires. */
  static String schema(String table) {
    StringBuilder schema =
        new StringBuilder(
            "<xs:schema id=\"Set\" xmlns=\"\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\"><xs:element name=\"Set\""
                + " msdata:IsDataSet=\"true\"><xs:complexType><xs:choice minOccurs=\"0\""
                + " maxOccurs=\"unbounded\"><xs:element name=\""
                + table
                + "\"><xs:complexType><xs:sequence>");
    for (String column :
        new String[] {
          "PaymentGUID:string",
          "AccountNumber:string",
          "InvoiceNumber:string",
          "CustomerName:string",
          "PaymentDateGMT:dateTime",
          "PaymentAmount:decimal",
          "ConvenienceFee:decimal",
          "PaymentMethod:string",
          "Approved:boolean"
        }) {
      String[] parts = column.split(":", 2);
      schema.append("<xs:element name=\"").append(parts[0]).append("\" type=\"xs:");
      schema.append(parts[1]).append("\" minOccurs=\"0\"/>");
    }
    return schema
        .append("</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType>")
        .append("</xs:element></xs:schema>")
        .toString();
  }

  static String diffgram(String rows) {
    return "<diffgr:diffgram xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\""
        + " xmlns:diffgr=\"urn:schemas-microsoft-com:xml-diffgram-v1\"><Set xmlns=\"\">"
        + rows
        + "</Set></diffgr:diffgram>";
  }

  static String rows(String table, int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      rows.append(row(table, i, ""));
    }
    return rows.toString();
  }

  /** A row with more in it behind its columns. */
  static String row(String table, int number, String more) {
    return "<"
        + table
        + " diffgr:id=\""
        + table
        + number
        + "\" msdata:rowOrder=\""
        + (number - 1)
        + "\"><PaymentGUID>00000000-0000-0000-0000-"
        + String.format("%012d", number)
        + "</PaymentGUID><AccountNumber>AC-1</AccountNumber><InvoiceNumber>INV-1</InvoiceNumber>"
        + "<PaymentDateGMT>2026-11-02T10:00:00Z</PaymentDateGMT>"
        + "<PaymentAmount>10.00</PaymentAmount><ConvenienceFee>0</ConvenienceFee>"
        + "<PaymentMethod>CC</PaymentMethod><Approved>true</Approved>"
        + more
        + "</"
        + table
        + ">";
  }

  static String fault(String code, String text) {
    return "<soap:Fault xmlns:soap=\""
        + SOAP_11
        + "\"><faultcode>"
        + code
        + "</faultcode><faultstring>"
        + text
        + "</faultstring></soap:Fault>";
  }
}
