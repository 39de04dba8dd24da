package com.imt.ic.bif;

import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.ProfileSection;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link BifLayout} out of a profile and notes every fault of it. After a fault reading
 * goes on with the default, so that the other faults come out too; the profile then refuses the
 * layout.
 */
final class BifLayoutReader {

  /** Without these a record could not be read back. */
  private static final List<BifField> INDISPENSABLE =
      List.of(
          BifField.RECORD_TYPE,
          BifField.BID,
          BifField.ACCOUNT_NUMBER,
          BifField.INVOICE_NUMBER,
          BifField.BALANCE_DUE);

  private final ProfileSection section;

  char delimiter = '|';
  @Nullable Character quote = '"';
  Charset charset = StandardCharsets.UTF_8;
  String lineEnd = "\r\n";
  boolean header = true;
  boolean quotesAll;
  private ValueFormat format =
      new ValueFormat(BifDateFormat.of("MM/dd/yyyy"), BifAmountFormat.POINT, "true", "false");
  String newCode = "I";
  String rewrittenCode = "R";
  String fileName = "{bid}_{time}.bif";
  DateTimeFormatter fileTime = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  final List<BifColumn> columns = new ArrayList<>();

  BifLayoutReader(ProfileSection section) {
    this.section = section;
  }

  BifLayout read() {
    readFormat();
    readFileName();
    readColumns();
    section.end();
    return new BifLayout(this);
  }

  private void readFormat() {
    required("charset", BifLayoutReader::charset).ifPresent(c -> charset = c);
    required("delimiter", BifLayoutReader::delimiter).ifPresent(c -> delimiter = c);
    quote = section.converted("quote", BifLayoutReader::quote).orElse(null);
    if (quote != null && quote == delimiter) {
      section.problem("quote", "is the delimiter too; take two different characters");
    }
    required("quoting", BifLayoutReader::quotesAll).ifPresent(all -> quotesAll = all);
    if (quotesAll && quote == null) {
      section.problem("quoting", "is always, and there is no quote; name one");
    }
    required("lineEnd", BifLayoutReader::lineEnd).ifPresent(text -> lineEnd = text);
    header = section.flag("header", true);
    required("dateFormat", BifDateFormat::of).ifPresent(f -> format = format.withDate(f));
    checkToken(section, "dateFormat", format.date().pattern());
    required("amountFormat", BifAmountFormat::of).ifPresent(f -> format = format.withAmount(f));
    checkToken(section, "amountFormat", String.valueOf(format.amount().point()));
    format =
        format.withFlags(
            token("trueText", format.trueText()), token("falseText", format.falseText()));
    if (format.trueText().equals(format.falseText())) {
      section.problem("falseText", "is the same as trueText; take two different texts");
    }
    newCode = token("newRecord", newCode);
    rewrittenCode = token("rewrittenRecord", rewrittenCode);
    if (newCode.equals(rewrittenCode)) {
      section.problem("rewrittenRecord", "is the same as newRecord; take two different codes");
    }
  }

  private void readFileName() {
    required(
            "fileTime",
            pattern -> {
              DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
              String sample = format.format(Instant.EPOCH.atOffset(ZoneOffset.UTC));
              if (!FileNames.isSafe(sample)) {
                throw new IllegalArgumentException("the time cannot stand in a file name");
              }
              return format;
            })
        .ifPresent(format -> fileTime = format);
    required(
            "fileName",
            pattern -> {
              String sample = pattern.replace("{bid}", "B").replace("{time}", "T");
              if (!FileNames.isSafe(sample) || sample.indexOf('{') >= 0) {
                throw new IllegalArgumentException(
                    "a file name has no path, no reserved or non-ASCII characters, and no other"
                        + " braces than {bid} and {time}");
              }
              if (pattern.toLowerCase(Locale.ROOT).matches(".*\\.(tmp|lock)")) {
                throw new IllegalArgumentException(
                    "the spool has files of its own that end so; take another ending, such as .bif");
              }
              if (!pattern.contains("{time}")) {
                throw new IllegalArgumentException("{time} is missing; names are never used again");
              }
              return pattern;
            })
        .ifPresent(pattern -> fileName = pattern);
  }

  private void readColumns() {
    ProfileSection all = section.section("columns");
    Map<String, String> anchors = new HashMap<>();
    Map<String, BifColumn> read =
        all.members(
            (name, column) -> {
              column.optionalText("after").ifPresent(after -> anchors.put(name, after));
              return readColumn(all, name, column);
            });
    checkFields(all, read);
    columns.addAll(ordered(all, read, anchors));
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, columns.get(i).numbered(i + 1));
    }
  }

  private BifColumn readColumn(ProfileSection all, String name, ProfileSection section) {
    if (name.isEmpty()) {
      all.problem("\"\"", "a column's name is empty; give it one");
    }
    checkText(all, name, name, "the name");
    BifField field =
        section
            .converted(
                "field",
                id ->
                    BifField.of(id)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "is no field; the fields are "
                                        + List.of(BifField.values()).stream()
                                            .map(BifField::id)
                                            .toList())))
            .orElse(null);
    String constant = section.optionalText("constant").orElse(null);
    String custom = section.optionalText("custom").orElse(null);
    if (custom != null && custom.isEmpty()) {
      section.problem("custom", "is empty; give the custom field's name");
    }
    List<String> carried = section.names();
    carried.retainAll(List.of("field", "constant", "custom"));
    if (carried.size() != 1) {
      all.problem(
          name,
          "names "
              + (carried.isEmpty() ? "nothing" : String.join(" and ", carried))
              + "; a column carries either a field, a custom field, or a constant");
    }
    int maxLength = section.integer("maxLength", 1).orElse(BifColumn.ANY_LENGTH);
    if (constant != null) {
      checkText(section, "constant", constant, "it");
      if (constant.length() > maxLength) {
        section.problem("constant", "is longer than maxLength; shorten it");
      }
    }
    ValueFormat own = section.converted("format", text -> ownFormat(field, text)).orElse(format);
    BifField.Kind kind = field == null ? BifField.Kind.TEXT : field.kind();
    if (!own.equals(format)) { // the layout's was checked where it stands
      switch (kind) {
        case DATE -> checkToken(section, "format", own.date().pattern());
        case AMOUNT -> checkToken(section, "format", String.valueOf(own.amount().point()));
        default -> checkToken(section, "format", own.trueText() + own.falseText());
      }
    }
    if (kind == BifField.Kind.CODE
        && Math.max(newCode.length(), rewrittenCode.length()) > maxLength) {
      section.problem("maxLength", "is shorter than newRecord or rewrittenRecord; raise it");
    }
    if (kind == BifField.Kind.DATE && own.date().length() > maxLength) {
      section.problem("maxLength", "is shorter than a date; raise it to " + own.date().length());
    }
    BifColumn column =
        new BifColumn(
            0, name, field, custom, constant, section.flag("required", false), maxLength, own);
    section.end();
    return column;
  }

  private static void checkFields(ProfileSection all, Map<String, BifColumn> columns) {
    Map<BifField, String> carriers = new EnumMap<>(BifField.class);
    Map<String, String> customCarriers = new HashMap<>();
    columns.forEach(
        (name, column) -> {
          String other = null;
          if (column.field() != null) {
            other = carriers.putIfAbsent(column.field(), name);
          } else if (column.customName() != null) {
            other = customCarriers.putIfAbsent(column.customName(), name);
          }
          if (other != null) {
            all.problem(name, "carries what column " + other + " carries; keep one of the two");
          }
        });
    for (BifField field : INDISPENSABLE) {
      if (!carriers.containsKey(field)) {
        all.problem(field.id(), "no column carries this field; add one, since no BIF is without");
      }
    }
  }

  /** The columns in their order: as they stand, then each with an anchor right behind it. */
  private static List<BifColumn> ordered(
      ProfileSection all, Map<String, BifColumn> columns, Map<String, String> anchors) {
    List<String> names = new ArrayList<>(columns.keySet());
    names.removeAll(anchors.keySet());
    List<String> waiting = new ArrayList<>(columns.keySet());
    waiting.retainAll(anchors.keySet());
    Map<String, String> last = new HashMap<>(); // anchor to the last column put behind it
    boolean moved = true;
    while (moved) {
      moved = false;
      for (String name : List.copyOf(waiting)) {
        String anchor = anchors.getOrDefault(name, "");
        int at = names.indexOf(last.getOrDefault(anchor, anchor));
        if (at >= 0) {
          names.add(at + 1, name);
          last.put(anchor, name);
          waiting.remove(name);
          moved = true;
        }
      }
    }
    for (String name : waiting) {
      String anchor = anchors.getOrDefault(name, "");
      all.problem(
          name + ".after",
          "\""
              + Redaction.shorten(anchor)
              + (columns.containsKey(anchor)
                  ? "\" stands after this column itself; name one that does not"
                  : "\" is no column; the columns are " + columns.keySet()));
    }
    List<BifColumn> ordered = new ArrayList<>();
    for (String name : names) {
      BifColumn column = columns.get(name);
      if (column != null) {
        ordered.add(column);
      }
    }
    return ordered;
  }

  private <T> Optional<T> required(String name, Function<String, T> converter) {
    if (!section.names().contains(name)) {
      section.text(name); // notes that it is missing
      return Optional.empty();
    }
    return section.converted(name, converter);
  }

  /** A short text that is written without quotes. */
  private String token(String name, String fallback) {
    String text = section.text(name);
    if (text.isEmpty()) {
      if (section.names().contains(name)) {
        section.problem(name, "is empty; give a text");
      }
      return fallback;
    }
    checkToken(section, name, text);
    return text;
  }

  private void checkToken(ProfileSection where, String name, String text) {
    if (text.indexOf(delimiter) >= 0 || (quote != null && text.indexOf(quote) >= 0)) {
      where.problem(name, "holds the delimiter or the quote; take a text without them");
    }
    if (!text.equals("\0")) { // an amount without a decimal point
      checkText(where, name, text, "it");
    }
  }

  /** The layout's format but for what a column of that field has of its own. */
  private ValueFormat ownFormat(@Nullable BifField field, String text) {
    BifField.Kind kind = field == null ? BifField.Kind.TEXT : field.kind();
    return switch (kind) {
      case DATE -> format.withDate(BifDateFormat.of(text));
      case AMOUNT -> format.withAmount(BifAmountFormat.of(text));
      case FLAG -> {
        int slash = text.indexOf('/');
        String yes = text.substring(0, Math.max(slash, 0));
        String no = text.substring(slash + 1);
        if (yes.isEmpty() || no.isEmpty() || yes.equals(no) || no.indexOf('/') >= 0) {
          throw new IllegalArgumentException("give the two texts for yes and no, such as Y/N");
        }
        yield format.withFlags(yes, no);
      }
      default -> throw new IllegalArgumentException("only dates, amounts and flags have a format");
    };
  }

  private static Boolean quotesAll(String rule) {
    return switch (rule) {
      case "needed" -> false;
      case "always" -> true;
      default -> throw new IllegalArgumentException("give needed or always");
    };
  }

  private void checkText(ProfileSection where, String name, String text, String what) {
    TextRule.Fault fault = new TextRule(charset, delimiter, quote != null).check(text);
    if (fault != null) {
      where.problem(name, what + " " + fault.found() + "; " + fault.expected());
    }
  }

  private static Charset charset(String name) {
    Charset charset;
    try {
      charset = Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no charset of this JVM; UTF-8 is one", e);
    }
    if (!charset.equals(StandardCharsets.UTF_8)
        && (!isSingleByteAscii(charset) || becomesAscii(charset))) {
      throw new IllegalArgumentException(
          "cannot be split into lines and fields safely; take UTF-8, or one of a byte per character"
              + " such as windows-1252");
    }
    return charset;
  }

  private static boolean isSingleByteAscii(Charset charset) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String text = new String(all, charset);
    return charset.canEncode()
        && text.length() == all.length
        && text.startsWith(new String(all, 0, 128, StandardCharsets.US_ASCII));
  }

  /** Whether a character beyond ASCII is written as ASCII, and so could be the delimiter. */
  private static boolean becomesAscii(Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    for (char c = 0x80; c < Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate(c) && encoder.canEncode(c)) {
        ByteBuffer bytes = charset.encode(String.valueOf(c));
        if (bytes.remaining() != 1 || bytes.get() >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static Character delimiter(String text) {
    char c = single(text);
    if (c != '\t' && (Character.isLetterOrDigit(c) || c == '.' || c == '-')) {
      throw new IllegalArgumentException("numbers and dates hold it; take another, such as |");
    }
    return c;
  }

  private static Character quote(String text) {
    char c = single(text);
    if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c <= ' ') {
      throw new IllegalArgumentException("values hold it; take another, such as \\\"");
    }
    return c;
  }

  private static char single(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("is " + text.length() + " characters; give exactly 1");
    }
    char c = text.charAt(0);
    if (c != '\t' && (c < ' ' || c >= 0x7F)) {
      throw new IllegalArgumentException("give a printable ASCII character or a tab");
    }
    return c;
  }

  private static String lineEnd(String text) {
    return switch (text) {
      case "CRLF" -> "\r\n";
      case "LF" -> "\n";
      default -> throw new IllegalArgumentException("give CRLF or LF");
    };
  }
}
