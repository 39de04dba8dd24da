package com.imt.ic.internal.profile;

import com.imt.ic.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with values in it, such as <code>{fileName}.zip</code>. Immutable and thread-safe.
 *
 * @param parts constants as Strings, and {@link RequestValue}s
 */
public record RequestTemplate(List<Object> parts) {

  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  private static final Pattern UNSENDABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cs}\\x{fffe}\\x{ffff}]");

  public RequestTemplate {
    parts = List.copyOf(parts);
  }

  static RequestTemplate of(RequestValue value) {
    return new RequestTemplate(List.of(value));
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it names what is none of the allowed values
   */
  static RequestTemplate parse(String text, Set<RequestValue> allowed) {
    List<Object> parts = new ArrayList<>();
    Matcher matcher = NAME.matcher(text);
    int end = 0;
    while (matcher.find()) {
      constant(text.substring(end, matcher.start()), parts);
      String name = matcher.group(1);
      parts.add(
          RequestValue.named(name)
              .filter(allowed::contains)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "names {%s}, which is no value here; there are %s"
                              .formatted(Redaction.shorten(name), allowed))));
      end = matcher.end();
    }
    constant(text.substring(end), parts);
    RequestTemplate template = new RequestTemplate(parts);
    boolean mixed = template.parts.size() > 1;
    if (mixed && template.values().stream().anyMatch(v -> v.kind() == RequestValue.Kind.FILE)) {
      throw new IllegalArgumentException(
          "has text beside {fileContent}, which must stand alone in its element");
    }
    return template;
  }

  private static void constant(String text, List<Object> parts) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("has a brace without its other one; write {name}");
    }
    if (UNSENDABLE.matcher(text).find()) {
      throw new IllegalArgumentException("has a control character; write what can be read");
    }
    if (!text.isEmpty()) {
      parts.add(text);
    }
  }

  /** {@return the values in it, in order} */
  public Set<RequestValue> values() {
    Set<RequestValue> values = new LinkedHashSet<>();
    for (Object part : parts) {
      if (part instanceof RequestValue value) {
        values.add(value);
      }
    }
    return values;
  }

  /** The text that {@link #parse} reads back. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part instanceof RequestValue value ? "{" + value.text() + "}" : part);
    }
    return text.toString();
  }
}
