package com.imt.ic.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The recorded exchanges with an ASP.NET server. */
final class Samples {

  private Samples() {}

  static String request(String name) {
    return read(name + ".request.xml");
  }

  static String response(String name) {
    return read(name + ".response.xml");
  }

  /** The rows of a table in an answer, column name to text. */
  static List<Map<String, String>> rows(String name, String table) {
    try {
      NodeList found =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(response(name).getBytes(StandardCharsets.UTF_8)))
              .getElementsByTagName(table);
      List<Map<String, String>> rows = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Map<String, String> row = new LinkedHashMap<>();
        for (Node n = found.item(i).getFirstChild(); n != null; n = n.getNextSibling()) {
          if (n instanceof Element column) {
            row.put(column.getTagName(), column.getTextContent());
          }
        }
        rows.add(row);
      }
      return rows;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String file) {
    try (InputStream in = Samples.class.getResourceAsStream("samples/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no sample " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
