package com.imt.ic.testkit;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML with the spelling of .NET's XmlTextWriter: no line breaks, a space before the slash of
 * an empty element, every greater-than sign escaped, control characters as references although XML
 * 1.0 forbids most of them.
 */
final class DotNetXml {

  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();
  private final boolean indented;
  private boolean inStartTag;
  private boolean afterElement;

  DotNetXml(Writer out) {
    this(out, false);
  }

  /**
   * A writer.
   *
   * @param indented with a line for each element, for a document of elements and texts alone
   */
  DotNetXml(Writer out, boolean indented) {
    this.out = out;
    this.indented = indented;
  }

  /** Begins a document that is the text of the element which is open. */
  DotNetXml document() {
    return new DotNetXml(
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) throws IOException {
            text(new String(characters, offset, length));
          }

          @Override
          public void flush() throws IOException {
            DotNetXml.this.flush();
          }

          @Override
          public void close() {
            // the document around goes on
          }
        },
        true);
  }

  DotNetXml declaration() throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    return this;
  }

  /** Begins an element; attributes are names and values in turn. */
  DotNetXml start(String name, String... attributes) throws IOException {
    endStartTag();
    if (!open.isEmpty()) {
      newLine();
    }
    out.write('<');
    out.write(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(' ');
      out.write(attributes[i]);
      out.write("=\"");
      escape(attributes[i + 1], true);
      out.write('"');
    }
    open.push(name);
    inStartTag = true;
    afterElement = false;
    return this;
  }

  DotNetXml text(String text) throws IOException {
    if (!text.isEmpty()) {
      endStartTag();
      escape(text, false);
    }
    return this;
  }

  DotNetXml end() throws IOException {
    String name = open.pop();
    if (inStartTag) {
      out.write(" />");
      inStartTag = false;
    } else {
      if (afterElement) {
        newLine();
      }
      out.write("</");
      out.write(name);
      out.write('>');
    }
    afterElement = true;
    return this;
  }

  private void newLine() throws IOException {
    if (indented) {
      out.write("\r\n" + "  ".repeat(open.size()));
    }
  }

  /** An element with text alone. */
  DotNetXml element(String name, String text) throws IOException {
    return start(name).text(text).end();
  }

  /** An element without content. */
  DotNetXml empty(String name, String... attributes) throws IOException {
    return start(name, attributes).end();
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Ends a start tag that is still open, so that all of what was begun is written. */
  void endStartTag() throws IOException {
    if (inStartTag) {
      out.write('>');
      inStartTag = false;
    }
  }

  private void escape(String text, boolean attribute) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write(attribute ? "&quot;" : "\"");
        case '\r' -> out.write("&#xD;");
        case '\n' -> out.write(attribute ? "&#xA;" : "\n");
        case '\t' -> out.write('\t');
        default -> {
          if (c < ' ') {
            out.write("&#x");
            out.write(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
            out.write(';');
          } else {
            out.write(c);
          }
        }
      }
    }
  }
}
