package com.imt.ic.bif;

import com.imt.ic.Redaction;
import com.imt.ic.bif.internal.AmountFormat;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.DateFormat;
import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.bif.internal.TextFormat;
import com.imt.ic.bif.internal.ValueFormat;
import com.imt.ic.internal.profile.ProfileSection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

  private char delimiter = '|';
  private @Nullable Character quote = '"';
  private Charset charset = StandardCharsets.UTF_8;
  private String lineEnd = "\r\n";
  private boolean header = true;
  private boolean quotesAll;
  private ValueFormat format =
      new ValueFormat(DateFormat.of("MM/dd/yyyy"), AmountFormat.POINT, "true", "false");
  private String newCode = "I";
  private String rewrittenCode = "R";
  private String fileName = "{bid}_{time}.bif";
  private DateTimeFormatter fileTime = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private final List<Column> columns = new ArrayList<>();
  private List<BifField> leftOut = List.of();

  BifLayoutReader(ProfileSection section) {
    this.section = section;
  }

  BifLayout read() {
    readFormat();
    section.converted("fileTime", LayoutTexts::fileTime).ifPresent(pattern -> fileTime = pattern);
    section.converted("fileName", LayoutTexts::fileName).ifPresent(pattern -> fileName = pattern);
    leftOut = section.convertedAll("leftOut", BifLayoutReader::field);
    readColumns();
    EnumSet<BifField> without = EnumSet.allOf(BifField.class);
    without.remove(BifField.MINIMUM_PAYMENT); // nothing is lost: it is the balance due
    without.removeAll(leftOut);
    columns.forEach(column -> without.remove(BifField.at(column.place())));
    List<Integer> places = without.stream().map(BifField::place).toList();
    FileFormat file = new FileFormat(text(), newCode, rewrittenCode, columns, places);
    FileNamePattern names = new FileNamePattern(fileName, fileTime);
    ControlRecords controls = new ControlRecordReader(section, file, names).read();
    return new BifLayout(file, header, controls, List.copyOf(without), leftOut, names);
  }

  private TextFormat text() {
    return new TextFormat(charset, delimiter, quote, quotesAll, lineEnd);
  }

  private void readFormat() {
    section.converted("charset", LayoutTexts::charset).ifPresent(c -> charset = c);
    section.converted("delimiter", LayoutTexts::delimiter).ifPresent(c -> delimiter = c);
    quote = section.converted("quote", LayoutTexts::quote).orElse(null);
    if (quote != null && quote == delimiter) {
      section.problem("quote", "is the delimiter too; take two different characters");
    }
    section.converted("quoting", LayoutTexts::quotesAll).ifPresent(all -> quotesAll = all);
    if (quotesAll && quote == null) {
      section.problem("quoting", "is always, and there is no quote; name one");
    }
    section.converted("lineEnd", LayoutTexts::lineEnd).ifPresent(text -> lineEnd = text);
    header = section.flag("header");
    section.converted("dateFormat", DateFormat::of).ifPresent(f -> format = format.withDate(f));
    checkToken(section, "dateFormat", format.date().pattern());
    section
        .converted("amountFormat", AmountFormat::of)
        .ifPresent(f -> format = format.withAmount(f));
    checkToken(section, "amountFormat", String.valueOf(format.amount().point()));
    String yes = token("trueText", format.trueText());
    format = format.withFlags(yes, token("falseText", format.falseText()));
    if (format.trueText().equals(format.falseText())) {
      section.problem("falseText", "is the same as trueText; take two different texts");
    }
    newCode = token("newRecord", newCode);
    rewrittenCode = token("rewrittenRecord", rewrittenCode);
    if (newCode.equals(rewrittenCode)) {
      section.problem("rewrittenRecord", "is the same as newRecord; take two different codes");
    }
  }

  private void readColumns() {
    ProfileSection all = section.section("columns");
    Map<String, String> anchors = new HashMap<>();
    Map<String, Column> read =
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

  private Column readColumn(ProfileSection all, String name, ProfileSection section) {
    if (name.isEmpty()) {
      all.problem("\"\"", "a column's name is empty; give it one");
    }
    checkText(all, name, name, "the name");
    BifField field = section.converted("field", BifLayoutReader::field).orElse(null);
    String constant = section.optionalText("constant").orElse(null);
    String custom = section.optionalText("custom").orElse(null);
    if (custom != null && custom.isEmpty()) {
      section.problem("custom", "is empty; give the custom field's name");
    }
    List<String> carried = section.names();
    carried.retainAll(List.of("field", "constant", "custom"));
    if (carried.size() != 1) {
      String names = carried.isEmpty() ? "nothing" : String.join(" and ", carried);
      all.problem(
          name,
          "names %s; a column carries either a field, a custom field, or a constant"
              .formatted(names));
    }
    Content content =
        field != null ? field.content() : custom != null ? Content.CUSTOM : Content.CONSTANT;
    int maxLength = section.integer("maxLength").orElse(Column.ANY_LENGTH);
    if (constant != null) {
      checkText(section, "constant", constant, "it");
      if (constant.length() > maxLength) {
        section.problem("constant", "is longer than maxLength; shorten it");
      }
    }
    ValueFormat own = section.converted("format", text -> ownFormat(content, text)).orElse(format);
    if (!own.equals(format)) { // the layout's was checked where it stands
      String amount = content.isAmount() ? String.valueOf(own.amount().point()) : null;
      String flags = own.trueText() + own.falseText();
      String token = content == Content.DATE ? own.date().pattern() : amount;
      checkToken(section, "format", token != null ? token : flags);
    }
    if (content == Content.RECORD_TYPE
        && Math.max(newCode.length(), rewrittenCode.length()) > maxLength) {
      section.problem("maxLength", "is shorter than newRecord or rewrittenRecord; raise it");
    }
    if (content == Content.DATE && own.date().length() > maxLength) {
      section.problem("maxLength", "is shorter than a date; raise it to " + own.date().length());
    }
    if (content.isAmount() && own.amount().length(0) > maxLength) {
      section.problem(
          "maxLength",
          "is shorter than any amount; raise it to at least " + own.amount().length(0));
    }
    int longestFlag = Math.max(own.trueText().length(), own.falseText().length());
    if (content == Content.FLAG && longestFlag > maxLength) {
      section.problem("maxLength", "is shorter than a yes or no; raise it to " + longestFlag);
    }
    boolean required = section.flag("required");
    if (content == Content.CONSTANT && constant != null && section.has("required")) {
      section.problem("required", "is there for a constant, which is never absent; take it away");
    }
    int place = field == null ? Column.NO_PLACE : field.place();
    String text = field != null ? "" : custom != null ? custom : constant == null ? "" : constant;
    return new Column(0, name, content, place, text, required, maxLength, own);
  }

  private static BifField field(String id) {
    List<String> ids = Stream.of(BifField.values()).map(BifField::id).toList();
    String problem = "is no field; the fields are " + ids;
    return BifField.of(id).orElseThrow(() -> new IllegalArgumentException(problem));
  }

  private void checkFields(ProfileSection all, Map<String, Column> columns) {
    Map<Object, String> carriers = new HashMap<>(); // by place, or by a custom field's name
    columns.forEach(
        (name, column) -> {
          Object carried = column.place() == Column.NO_PLACE ? column.own() : column.place();
          boolean constant = column.content() == Content.CONSTANT;
          String other = constant ? null : carriers.putIfAbsent(carried, name);
          if (other != null) {
            all.problem(name, "carries what column " + other + " carries; keep one of the two");
          }
        });
    for (BifField field : INDISPENSABLE) {
      if (!carriers.containsKey(field.place())) {
        all.problem(field.id(), "no column carries this field; add one, since no BIF is without");
      }
    }
    BifField payment = BifField.MINIMUM_PAYMENT;
    if (!carriers.containsKey(payment.place()) && !leftOut.contains(payment)) {
      all.problem(
          payment.id(),
          "no column carries this field, which every invoice has; add one, or name it in $.bif.leftOut");
    }
    checkLeftOut(carriers);
  }

  private void checkLeftOut(Map<Object, String> carriers) {
    for (BifField field : leftOut) {
      String carrier = carriers.get(field.place());
      if (INDISPENSABLE.contains(field)) {
        section.problem("leftOut", "names %s, which no BIF is without".formatted(field.id()));
      } else if (carrier != null) {
        String problem = "names %s, which column %s carries; keep one of the two";
        section.problem("leftOut", problem.formatted(field.id(), Redaction.shorten(carrier)));
      }
    }
  }

  /** The columns in their order: as they stand, then each with an anchor right behind it. */
  private static List<Column> ordered(
      ProfileSection all, Map<String, Column> columns, Map<String, String> anchors) {
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
      String problem =
          columns.containsKey(anchor)
              ? "stands after this column itself; name one that does not"
              : "is no column; the columns are " + columns.keySet();
      all.problem(name + ".after", "\"%s\" %s".formatted(Redaction.shorten(anchor), problem));
    }
    return names.stream().map(columns::get).filter(Objects::nonNull).toList();
  }

  /** A short text that is written without quotes. */
  private String token(String name, String fallback) {
    String text = section.text(name);
    if (text.isEmpty()) {
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

  /** The layout's format but for what a column of that content has of its own. */
  private ValueFormat ownFormat(Content content, String text) {
    if (content == Content.DATE) {
      return format.withDate(DateFormat.of(text));
    }
    if (content.isAmount()) {
      return format.withAmount(AmountFormat.of(text));
    }
    if (content != Content.FLAG) {
      throw new IllegalArgumentException("only dates, amounts and flags have a format");
    }
    int slash = text.indexOf('/');
    String yes = text.substring(0, Math.max(slash, 0));
    String no = text.substring(slash + 1);
    if (yes.isEmpty() || no.isEmpty() || yes.equals(no) || no.indexOf('/') >= 0) {
      throw new IllegalArgumentException("give the two texts for yes and no, such as Y/N");
    }
    return format.withFlags(yes, no);
  }

  private void checkText(ProfileSection where, String name, String text, String what) {
    TextRule.Fault fault = new TextRule(text()).check(text);
    if (fault != null) {
      where.problem(name, what + " " + fault.found() + "; " + fault.expected());
    }
  }
}
