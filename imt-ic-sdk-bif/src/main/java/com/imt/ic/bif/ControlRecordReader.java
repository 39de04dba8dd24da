package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Redaction;
import com.imt.ic.bif.internal.AmountFormat;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.internal.profile.ProfileSection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the header and trailer record of a layout out of its section, and notes every fault.
 *
 * @param section the layout's
 * @param file its rows
 * @param names of its files
 */
record ControlRecordReader(ProfileSection section, FileFormat file, FileNamePattern names) {

  private static final Pattern VALUE = Pattern.compile("\\{([^{}]*)\\}");
  private static final String VALUES =
      "bid, fileName, time, count, new, rewritten, lines and sum:FIELD, numbers perhaps with a width as in count:6";

  /** How the values of one cell are written. */
  private record Manner(DateTimeFormatter time, Optional<AmountFormat> amount) {}

  ControlRecords read() {
    return new ControlRecords(read("headerRecord"), read("trailerRecord"));
  }

  private Optional<ControlRecord> read(String setting) {
    List<ControlCell> cells =
        section.sections(setting, "value").stream().map(this::readCell).toList();
    if (cells.isEmpty()) {
      return Optional.empty(); // as where an override takes it away
    }
    ControlRecord read = new ControlRecord(setting, cells, ownMark() ? 0 : file.columns().size());
    checkMark(read);
    return Optional.of(read);
  }

  /** Whether the first column holds codes, which no mark of a record can be mistaken for. */
  private boolean ownMark() {
    return !codes().isEmpty();
  }

  private List<String> codes() {
    if (file.columns().isEmpty()) {
      return List.of();
    }
    Column first = file.columns().get(0);
    return first.content() == Content.RECORD_TYPE
        ? List.of(file.newCode(), file.rewrittenCode())
        : first.content() == Content.CONSTANT ? List.of(first.own()) : List.of();
  }

  private void checkMark(ControlRecord read) {
    String setting = read.setting();
    if (read.mark().isEmpty()) {
      section.problem(
          setting,
          "begins with no text of its own; begin it with one, such as \"T\", by which it is told from an invoice");
    } else if (codes().stream().anyMatch(read::isMarked)) {
      section.problem(
          setting,
          "begins with \"%s\", as invoices do; take another text"
              .formatted(Redaction.shorten(read.mark())));
    } else if (read.columns() == read.cells().size()) {
      section.problem(
          setting,
          "has as many cells as an invoice, which does not begin with its record type; take another number of cells");
    }
  }

  private ControlCell readCell(ProfileSection cell) {
    ZoneId zone = cell.converted("time", ControlRecordReader::zone).orElse(ZoneOffset.UTC);
    DateTimeFormatter pattern = cell.converted("pattern", LayoutTexts::time).orElse(names.time());
    Optional<AmountFormat> amount = cell.converted("format", AmountFormat::of);
    Manner manner = new Manner(pattern.withZone(zone), amount);
    ControlCell read =
        cell.converted("value", text -> parse(text, manner)).orElse(new ControlCell(List.of()));
    boolean hasTime = read.parts().stream().anyMatch(p -> p instanceof ControlPart.Time);
    for (String setting : Stream.of("pattern", "time").filter(cell::has).toList()) {
      if (!hasTime) {
        cell.problem(setting, "is there, and no {time} in the value; take it away");
      }
    }
    if (amount.isPresent() && read.parts().stream().noneMatch(p -> p instanceof ControlPart.Sum)) {
      cell.problem("format", "is there, and no {sum:...} in the value; take it away");
    }
    checkText(cell, read);
    return read;
  }

  private static ZoneId zone(String text) {
    return text.equals("GMT") ? ZoneOffset.UTC : ZoneId.of(text);
  }

  /** Checks the cell of an invented file, which has every character that a real one's may have. */
  private void checkText(ProfileSection cell, ControlCell read) {
    BillerId bid = BillerId.of("B");
    String name = FileNamePattern.numbered(names.name(bid, Instant.EPOCH), 2);
    int[] sums =
        Stream.of(BifField.values())
            .filter(field -> field.content().isAmount())
            .mapToInt(BifField::place)
            .toArray();
    FileFacts facts = new FileFacts(bid, name, Instant.EPOCH, new FileTotals(0, sums));
    TextRule.Fault fault = new TextRule(file.text()).check(read.text(facts));
    if (fault != null) {
      cell.problem("value", "it " + fault.found() + "; " + fault.expected());
    }
  }

  private ControlCell parse(String text, Manner manner) {
    List<ControlPart> parts = new ArrayList<>();
    Matcher matcher = VALUE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      addConstant(text.substring(end, matcher.start()), parts);
      parts.add(value(matcher.group(1), manner));
      end = matcher.end();
    }
    addConstant(text.substring(end), parts);
    return new ControlCell(parts);
  }

  private static void addConstant(String text, List<ControlPart> parts) {
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw new IllegalArgumentException("has a brace without its other one; write {name}");
    }
    if (!text.isEmpty()) {
      parts.add(new ControlPart.Constant(text));
    }
  }

  private ControlPart value(String source, Manner manner) {
    String[] words = source.split(":", -1);
    boolean sum = words[0].equals("sum");
    int without = sum ? 2 : 1; // so many words stand there without a width
    Optional<ControlPart.Counted> counted = ControlPart.Counted.named(words[0]);
    if (words.length > without + (sum || counted.isPresent() ? 1 : 0) || words.length < without) {
      throw unknown(source);
    }
    int width = words.length == without ? ControlPart.ANY_WIDTH : width(words[without]);
    if (sum) {
      return sum(words[1], width, manner);
    }
    return switch (words[0]) {
      case "bid" -> new ControlPart.Bid();
      case "fileName" -> new ControlPart.FileName();
      case "time" -> new ControlPart.Time(manner.time());
      default -> new ControlPart.Count(counted.orElseThrow(() -> unknown(source)), width);
    };
  }

  private static IllegalArgumentException unknown(String source) {
    return new IllegalArgumentException(
        "names {%s}, which is no value here; there are %s"
            .formatted(Redaction.shorten(source), VALUES));
  }

  private static int width(String text) {
    if (!text.matches("[1-9][0-9]?")) {
      throw new IllegalArgumentException("a width is a number from 1 to 99, as in {count:6}");
    }
    return Integer.parseInt(text);
  }

  private ControlPart sum(String id, int width, Manner manner) {
    BifField field =
        BifField.of(id).filter(each -> each.content().isAmount()).orElseThrow(() -> noAmount(id));
    Column column =
        file.columns().stream()
            .filter(each -> each.place() == field.place())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "adds %s up, which no column carries; add one, or take the sum away"
                            .formatted(id)));
    return new ControlPart.Sum(field, manner.amount().orElse(column.format().amount()), width);
  }

  private static IllegalArgumentException noAmount(String id) {
    List<String> amounts =
        Stream.of(BifField.values())
            .filter(field -> field.content().isAmount())
            .map(BifField::id)
            .toList();
    return new IllegalArgumentException(
        "adds %s up, which is no amount; the amounts are %s"
            .formatted(Redaction.shorten(id), amounts));
  }
}
