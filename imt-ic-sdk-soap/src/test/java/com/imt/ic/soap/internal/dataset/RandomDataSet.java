package com.imt.ic.soap.internal.dataset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Documents that hold a DataSet, mostly as .NET writes it, with oddities here and there. */
final class RandomDataSet {

  private static final String[] USUAL_TEXTS = {
    "",
    "APPROVED",
    "12.3400",
    "2026-11-01T01:30:00.4729216-06:00",
    "true",
    "Smith &amp; Sons &lt;x&gt;",
    "&quot;a&quot; &apos;b&apos;",
    "one&#xD;\ntwo",
    "one\r\ntwo\tthree",
    "   ",
    "M\u00FCller O\u2019Neil \u4E2D\u6587 \uD83D\uDE00",
    "\u007F\u0085\u00A0\uFFFD\uFFEE"
  };

  private static final String[] ODD_TEXTS = {
    "a&#x3;b",
    "a&#0;b&#xD800;",
    "raw \u0001 control",
    "\uFFFE",
    "\uFFFF",
    "&#65;&#x41;&#10;&#13;&#9;",
    "&#x1F600;",
    "<![CDATA[a < b & c ]]>",
    "x<!-- said beside -->y",
    "x<?pi of someone?>y",
    "a > b",
    "a ]]> b",
    "&unknown;",
    "& alone",
    "&#x;",
    "&amp",
    "<Within>text</Within>",
    "<Within diffgr:id=\"W1\"><A>1</A></Within>",
    "<",
    "\u0000"
  };

  private static final String[] COLUMN_NAMES = {
    "PaymentGUID",
    "Payment_x0020_Date",
    "_x0032_ndNotice",
    "A",
    "AB",
    "B.c-d_e",
    "Betr\u00E4ge",
    "PaymentAmount",
    "PaymentAmountTotal",
    "Memo"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final int oddity;
  private int rows;

  /**
   * Prepares one.
   *
   * @param random decides everything
   * @param oddity how many of a thousand choices are odd
   */
  RandomDataSet(Random random, int oddity) {
    this.random = random;
    this.oddity = oddity;
  }

  byte[] make() {
    Charset charset = prolog();
    String diffgr = odd() ? "d" : "diffgr";
    String msdata = odd() ? "m" : "msdata";
    out.append("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><R>");
    if (random.nextBoolean()) {
      schema();
    }
    int sets = odd() ? 2 : 1;
    for (int i = 0; i < sets; i++) {
      out.append("<").append(diffgr).append(":diffgram xmlns:").append(diffgr);
      out.append("=\"urn:schemas-microsoft-com:xml-diffgram-v1\" xmlns:").append(msdata);
      out.append(odd() ? "=\"urn:other\"" : "=\"urn:schemas-microsoft-com:xml-msdata\"");
      out.append(">");
      data(diffgr, msdata);
      if (random.nextInt(4) == 0) {
        out.append("<").append(diffgr).append(":before>");
        row("Payment", diffgr, msdata, 0);
        out.append("</").append(diffgr).append(":before><").append(diffgr).append(":errors>");
        out.append("<Payment ").append(diffgr).append(":id=\"P1\" ").append(diffgr);
        out.append(":Error=\"Held\" /></").append(diffgr).append(":errors>");
      }
      out.append("</").append(diffgr).append(":diffgram>");
    }
    out.append("</R></s:Body></s:Envelope>");
    if (odd()) {
      out.append(choice("<a/>", "text", "<!-- end -->", "\n"));
    }
    return out.toString().getBytes(charset);
  }

  private Charset prolog() {
    if (!odd()) {
      out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
      return StandardCharsets.UTF_8;
    }
    return switch (random.nextInt(6)) {
      case 0 -> StandardCharsets.UTF_8;
      case 1 -> {
        out.append('\uFEFF');
        yield StandardCharsets.UTF_8;
      }
      case 2 -> {
        out.append("<?xml version=\"1.1\" encoding=\"UTF-8\"?>");
        yield StandardCharsets.UTF_8;
      }
      case 3 -> {
        out.append("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>");
        yield StandardCharsets.ISO_8859_1;
      }
      case 4 -> {
        out.append("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>");
        yield StandardCharsets.UTF_16BE;
      }
      default -> {
        out.append("<?xml version=\"1.0\" encoding=\"us-ascii\"?>");
        yield StandardCharsets.UTF_8;
      }
    };
  }

  private void schema() {
    out.append("<xs:schema id=\"D\" xmlns=\"\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">");
    out.append("<xs:element name=\"Payment\"><xs:complexType><xs:sequence>");
    out.append("<xs:element name=\"PaymentGUID\" type=\"xs:string\" minOccurs=\"0\" />");
    out.append("</xs:sequence></xs:complexType></xs:element></xs:schema>");
  }

  private void data(String diffgr, String msdata) {
    if (odd()) {
      out.append(choice("<D/>", "<D a=\"x>y\" />", "<D xmlns=\"\"></D>"));
      return;
    }
    out.append(
        odd()
            ? choice(
                "<D xmlns=\"urn:schemas-microsoft-com:xml-diffgram-v1\">",
                "<D a=\"<diffgr:id>\">",
                "<D a=\"x>y\" xmlns=\"urn:own\">",
                "<D xmlns:diffgr=\"urn:other\">")
            : "<D xmlns=\"\">");
    int tables = 1 + random.nextInt(3);
    for (int table = 0; table < tables; table++) {
      String name = odd() ? choice("Pay_x0020_ment", "x:P", "P\u00E4", "P") : "Payment" + table;
      int count = random.nextInt(6);
      for (int i = 0; i < count; i++) {
        space();
        if (odd()) {
          out.append(choice("<!-- x -->", "<?x y?>", "text", "&amp;", "<![CDATA[x]]>", "&#x3;"));
        }
        row(name, diffgr, msdata, 0);
      }
    }
    space();
    out.append("</D>");
  }

  private void row(String name, String diffgr, String msdata, int depth) {
    rows++;
    out.append("<").append(name);
    List<String> attributes = new ArrayList<>();
    attributes.add(diffgr + ":id=\"" + name.replace(':', '_') + rows + "\"");
    if (random.nextInt(4) > 0) {
      attributes.add(msdata + ":rowOrder=\"" + rows + "\"");
    }
    if (random.nextInt(4) == 0) {
      attributes.add(diffgr + ":hasChanges=\"" + choice("inserted", "modified") + "\"");
    }
    if (odd()) {
      attributes.add(
          choice(
              diffgr + ":hasErrors=\"true\"",
              diffgr + ":id=\"twice\"",
              msdata + ":hiddenKey=\"7 &amp; 8\"",
              "Number=\"0001\"",
              "xmlns=\"urn:own\"",
              "xmlns:diffgr=\"urn:other\"",
              "xml:space=\"preserve\"",
              diffgr + ":other='apostrophes'",
              diffgr + ":id2=\"a>b\"",
              "broken",
              "Memo=\"&#x3;\"",
              "Memo=\"<\""));
      Collections.shuffle(attributes, random);
    }
    if (odd()) {
      attributes.remove(0);
    }
    for (String attribute : attributes) {
      out.append(odd() ? "\n  " : " ").append(attribute);
    }
    if (odd()) {
      out.append(" />");
      return;
    }
    out.append(odd() ? " >" : ">");
    if (odd()) {
      out.append(choice("own text", "own <!-- x --> text", "&#x3;", "  ", "\u00E9"));
    }
    List<String> names = new ArrayList<>(Arrays.asList(COLUMN_NAMES));
    if (odd()) {
      Collections.shuffle(names, random);
      names.add(choice("Memo", "p:Memo", "Extra", "x".repeat(2000), "Memo "));
    }
    for (String column : names) {
      if (random.nextInt(5) > 0 && (oddity > 0 || !column.contains("\u00E4"))) {
        space();
        column(column);
      }
    }
    if (odd() && depth < 3) {
      row("Nested", diffgr, msdata, depth + 1);
    }
    space();
    out.append("</").append(odd() ? choice("Payment", name + " ", name + "x") : name).append(">");
  }

  private void column(String name) {
    if (odd()) {
      out.append(
          choice(
              "<" + name + "/>",
              "<" + name + " />",
              "<" + name + "  />",
              "<" + name + " ></" + name + ">",
              "<" + name + " xml:space=\"preserve\">  </" + name + ">",
              "<"
                  + name
                  + " n:nil=\"true\" xmlns:n=\"http://www.w3.org/2001/XMLSchema-instance\"/>",
              "<" + name + " a=\">\">x</" + name + " >",
              "<" + name + ">x</" + name,
              "<" + name + ">" + "y".repeat(6_000) + "</" + name + ">"));
      return;
    }
    out.append("<").append(name).append(">");
    int parts = random.nextInt(10) == 0 ? 3 : 1;
    for (int i = 0; i < parts; i++) {
      out.append(odd() ? choice(ODD_TEXTS) : choice(USUAL_TEXTS));
    }
    out.append("</").append(name).append(">");
  }

  private void space() {
    if (random.nextInt(8) == 0) {
      out.append(choice("\n", "\r\n    ", " ", "\t"));
    }
  }

  private boolean odd() {
    return random.nextInt(1000) < oddity;
  }

  private String choice(String... of) {
    return of[random.nextInt(of.length)];
  }
}
