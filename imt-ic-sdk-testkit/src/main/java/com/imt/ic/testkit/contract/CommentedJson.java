package com.imt.ic.testkit.contract;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON object with a comment above each member that needs one. Not thread-safe. */
final class CommentedJson {

  private record Member(List<String> comments, @Nullable Object value, boolean present) {}

  private final Map<String, Member> members = new LinkedHashMap<>();

  /** Puts a text, a number, a list of texts, an object, or null. */
  void put(String name, @Nullable Object value, List<String> comments) {
    members.put(name, new Member(comments, value, true));
  }

  /** A comment that belongs to no member. */
  void comment(String text) {
    members.put("//" + members.size(), new Member(List.of(text), null, false));
  }

  /** The object of that name, made where it is not there yet. */
  CommentedJson object(String name) {
    Member member = members.get(name);
    if (member != null && member.value() instanceof CommentedJson object) {
      return object;
    }
    CommentedJson object = new CommentedJson();
    put(name, object, List.of());
    return object;
  }

  /** Whether something in it is for a person to fill in. */
  boolean hasMissing() {
    return members.values().stream().anyMatch(member -> isMissing(member.value()));
  }

  private static boolean isMissing(@Nullable Object value) {
    return value instanceof CommentedJson object
        ? object.hasMissing()
        : value instanceof List<?> list
            ? list.contains(Findings.MISSING)
            : Findings.MISSING.equals(value);
  }

  /** Those members whose name it is that something is to be filled in within them. */
  List<String> missingMembers() {
    return members.entrySet().stream()
        .filter(member -> isMissing(member.getValue().value()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same without some members. */
  CommentedJson without(List<String> names) {
    CommentedJson rest = new CommentedJson();
    rest.members.putAll(members);
    names.forEach(rest.members::remove);
    return rest;
  }

  /** Puts all of this into another object too. */
  void into(CommentedJson other) {
    members.forEach(
        (name, member) -> {
          if (member.present()) {
            other.members.put(name, member);
          } else {
            member.comments().forEach(other::comment);
          }
        });
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** Leaves out what holds nothing. */
  void remove(String name) {
    members.remove(name);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out, "");
    return out.append('\n').toString();
  }

  private void write(StringBuilder out, String indent) {
    String inner = indent + "  ";
    out.append('{');
    long left = members.values().stream().filter(Member::present).count();
    for (Map.Entry<String, Member> entry : members.entrySet()) {
      Member member = entry.getValue();
      for (String comment : member.comments()) {
        out.append('\n').append(inner).append("// ").append(comment.replaceAll("\\s+", " "));
      }
      if (member.present()) {
        out.append('\n').append(inner).append(quoted(entry.getKey())).append(": ");
        writeValue(out, inner, member.value());
        out.append(--left > 0 ? "," : "");
      }
    }
    out.append('\n').append(indent).append('}');
  }

  private static void writeValue(StringBuilder out, String indent, @Nullable Object value) {
    if (value instanceof CommentedJson object) {
      object.write(out, indent);
    } else if (value instanceof List<?> list) {
      out.append(
          list.stream()
              .map(item -> quoted(String.valueOf(item)))
              .collect(Collectors.joining(", ", "[", "]")));
    } else if (value instanceof Integer || value instanceof Boolean) {
      out.append(value);
    } else {
      out.append(value == null ? "null" : quoted(value.toString()));
    }
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
