package com.imt.ic.soap.hosted;

import com.imt.ic.internal.mapping.RepeatedColumns;
import com.imt.ic.internal.text.SecretsInData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An element of a request: its local name, its text, its children. Not thread-safe. */
final class PayloadElement {

  private final String name;
  private final boolean nil;
  private final StringBuilder text = new StringBuilder(0);
  private final List<PayloadElement> children = new ArrayList<>(0);

  PayloadElement(String name, boolean nil) {
    this.name = name;
    this.nil = nil;
  }

  void append(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  void add(PayloadElement child) {
    children.add(child);
  }

  boolean isNil() {
    return nil;
  }

  List<PayloadElement> children() {
    return children;
  }

  /** How many characters U+FFFD stand in its text and its children's. */
  int replacedCharacters() {
    return (int) text.chars().filter(character -> character == '\uFFFD').count()
        + children.stream().mapToInt(PayloadElement::replacedCharacters).sum();
  }

  /**
   * The children's texts by name, in order; a nil child is absent, and one that came more than once
   * is {@linkplain RepeatedColumns marked}.
   */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    List<Map.Entry<String, String>> repeated = new ArrayList<>(0);
    SecretsInData secrets = SecretsInData.now();
    for (PayloadElement child : children) {
      String value = secrets.hide(child.text.toString());
      if (!seen.add(child.name)) {
        repeated.add(Map.entry(child.name, value));
      } else if (!child.nil) {
        texts.put(child.name, value);
      }
    }
    return RepeatedColumns.mark(texts, repeated);
  }

  Optional<PayloadElement> child(String childName) {
    for (PayloadElement child : children) {
      if (child.name.equals(childName)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** A child's text as it came; an empty element has an empty text, an absent or nil one none. */
  Optional<String> text(String childName) {
    return child(childName).filter(child -> !child.nil).map(child -> child.text.toString());
  }
}
