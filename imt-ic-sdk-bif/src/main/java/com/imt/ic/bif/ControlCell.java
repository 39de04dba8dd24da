package com.imt.ic.bif;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cell of a header or trailer record: texts and values in their order. Immutable. */
record ControlCell(List<ControlPart> parts) {

  ControlCell {
    parts = List.copyOf(parts);
  }

  /** The constant that it begins with; empty where that is none. */
  String mark() {
    return !parts.isEmpty() && parts.get(0) instanceof ControlPart.Constant constant
        ? constant.text()
        : "";
  }

  boolean isConstant() {
    return parts.stream().allMatch(part -> part instanceof ControlPart.Constant);
  }

  boolean needsTotals() {
    return parts.stream()
        .anyMatch(p -> p instanceof ControlPart.Count || p instanceof ControlPart.Sum);
  }

  /** Its text, where everything in it is known. */
  String text(FileFacts facts) {
    return parts.stream()
        .map(part -> Objects.requireNonNull(part.text(facts), part.source()))
        .collect(Collectors.joining());
  }

  /** A part whose number is longer than its width. */
  @Nullable ControlPart overflowing(FileFacts facts) {
    for (ControlPart part : parts) {
      String text = part.text(facts);
      if (text != null && part.width() != ControlPart.ANY_WIDTH && text.length() > part.width()) {
        return part;
      }
    }
    return null;
  }

  /** Whether a text is this cell's, as far as the facts are known. */
  boolean fits(String found, FileFacts facts) {
    List<ControlPart> unknown = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    for (ControlPart part : parts) {
      String text = part.text(facts);
      if (text == null) {
        unknown.add(part);
        pattern.append("(.+)");
      } else {
        pattern.append(Pattern.quote(text));
      }
    }
    Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(found);
    boolean fits = matcher.matches();
    for (int i = 0; fits && i < unknown.size(); i++) {
      // Where two unknown ones stand side by side, nobody knows where the second begins.
      fits = unknown.size() > 1 || unknown.get(i).couldBe(matcher.group(i + 1));
    }
    return fits;
  }

  /** What is expected in it, the unknown parts as the profile writes them. */
  String expected(FileFacts facts) {
    return parts.stream()
        .map(part -> Objects.requireNonNullElse(part.text(facts), part.source()))
        .collect(Collectors.joining());
  }

  /** How the profile writes it. */
  String source() {
    return parts.stream().map(ControlPart::source).collect(Collectors.joining());
  }
}
