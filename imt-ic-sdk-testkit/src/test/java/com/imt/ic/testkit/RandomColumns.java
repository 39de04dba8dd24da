package com.imt.ic.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the rows of one report stand in its answer, and its columns are written. */
final class RandomColumns {

  /** The operations, each with its fields: {@code !} where one is always named. */
  private static final Map<String, String> REPORTS =
      Map.of(
          "payments",
          "paymentGuid:GUID! accountNumber:NUMBER! invoiceNumber:NUMBER! invoiceTypeId:CODE"
              + " customerName:TEXT emailAddress:TEXT paidAt:MOMENT! amount:MONEY!"
              + " convenienceFee:MONEY method:METHOD! cardType:WORD approved:FLAG! message:TEXT"
              + " approvalCode:WORD autoPay:FLAG source:WORD! billerReference:WORD",
          "settledBatches",
          "batchId:CODE! settledOn:DAY! paymentGuid:GUID! accountNumber:NUMBER"
              + " invoiceNumber:NUMBER! amount:MONEY! convenienceFee:MONEY method:METHOD"
              + " cardType:WORD processor:CODE depositAmount:MONEY batchClosure:WORD",
          "achRejects",
          "paymentGuid:GUID! accountNumber:NUMBER invoiceNumber:NUMBER rejectedAt:MOMENT!"
              + " code:CODE! reason:TEXT amount:MONEY! paidAt:MOMENT customerName:TEXT"
              + " billerReference:WORD approvalCode:WORD",
          "autoPay",
          "accountNumber:NUMBER! customerName:TEXT emailAddress:TEXT invoiceTypeId:CODE"
              + " enrolled:FLAG! method:METHOD changedAt:MOMENT!",
          "paperless",
          "accountNumber:NUMBER! customerName:TEXT emailAddress:TEXT invoiceTypeId:CODE"
              + " paperInvoices:FLAG! changedAt:MOMENT!");

  static final List<String> ZONES =
      List.of("America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "GMT");

  static final List<String> TIMES =
      List.of(
          "MM/dd/yyyy hh:mm:ss a",
          "M/d/yyyy h:mm:ss a",
          "dd-MMM-yyyy HH:mm:ss",
          "yyyyMMddHHmmss",
          "yyyy-MM-dd HH:mm:ss[.SSS]",
          "EEE, d MMM yyyy HH:mm:ss",
          "ppd.MM.yyyy HH:mm:ss");

  static final List<String> DAYS =
      List.of("MM/dd/yyyy", "M/d/yyyy", "dd-MMM-yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss");

  private static final List<String> WORDS =
      List.of(
          "Amt",
          "Größe",
          "2nd Col",
          "Pay Date",
          "x",
          "Zahlungs-Nr.",
          "Col#",
          "A_x0020_B",
          "_x",
          "Status",
          "Message",
          "Nom d'été",
          "日付",
          "Id",
          "Table 1",
          "Result",
          "%",
          "A&B",
          "a<b");

  private final RandomChoice random;
  private final Set<String> used = new LinkedHashSet<>();
  private final Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  RandomColumns(RandomChoice random) {
    this.random = random;
  }

  /**
   * Adds form, tables and columns to a report.
   *
   * @return the fields that have no column
   */
  Set<String> describe(String report, Map<String, Object> spec) {
    Set<String> unnamed = new LinkedHashSet<>();
    spec.put("form", random.pick(List.of("DATA_SET", "ELEMENTS", "XML_TEXT")));
    spec.put("table", table());
    List<String> around = new ArrayList<>();
    List<String> lookups = new ArrayList<>();
    for (int i = random.below(3); i > 0; i--) {
      around.add(table());
    }
    for (int i = random.below(3); i > 0; i--) {
      lookups.add(table());
    }
    Map<String, Object> columns = new LinkedHashMap<>();
    Set<String> read = new LinkedHashSet<>();
    for (String field : REPORTS.get(report).split(" ", -1)) {
      String name = field.substring(0, field.indexOf(':'));
      String kind = field.substring(field.indexOf(':') + 1);
      if (!kind.endsWith("!") && random.chance(15)) {
        columns.put(name, null);
        unnamed.add(name);
        continue;
      }
      Map<String, Object> column = column(kind.replace("!", ""));
      if (name.equals("changedAt")) {
        column.put("required", true);
      }
      boolean isIdentity = kind.startsWith("GUID") || kind.startsWith("NUMBER");
      if (!isIdentity && !around.isEmpty() && random.chance(25)) {
        column.put("table", random.pick(around));
      } else if (!isIdentity && !lookups.isEmpty() && random.chance(25)) {
        column.put("table", random.pick(lookups));
        if (column.get("codes") instanceof Map<?, ?> codes && codes.containsKey("")) {
          // The fake makes keys of texts, and of a blank one there is none.
          column.remove("codes");
          column.remove("otherwise");
        }
        read.add(column.get("table").toString());
      }
      columns.put(name, column);
    }
    if (report.equals("paperless") && random.chance(50)) {
      columns.put("enrolled", columns.put("paperInvoices", null));
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    for (String lookup : lookups) {
      if (read.contains(lookup)) {
        keys.put(lookup, RandomChoice.map(name(), name()));
      }
    }
    if (!keys.isEmpty()) {
      spec.put("lookups", keys);
    }
    spec.put("columns", columns);
    return unnamed;
  }

  private Map<String, Object> column(String kind) {
    List<String> names = new ArrayList<>(List.of(name()));
    Map<String, Object> column = RandomChoice.map("names", names);
    if (random.chance(20)) {
      names.add(name());
    }
    switch (kind) {
      case "MOMENT" -> momentColumn(column);
      case "DAY" -> {
        column.put("time", "DATE");
        if (random.chance(50)) {
          column.put("patterns", List.of(random.pick(DAYS)));
        }
      }
      case "MONEY" -> {
        if (random.chance(60)) {
          column.put("amount", amount());
        }
      }
      case "FLAG" -> flag(column);
      case "METHOD" -> {
        switch (random.below(4)) {
          case 0 -> column.put("codes", RandomChoice.map("V", "CC", "E", "EFT"));
          case 1 -> {
            column.put("codes", RandomChoice.map("Karte & Co", "CC"));
            column.put("otherwise", "EFT");
          }
          case 2 -> column.put("codes", RandomChoice.map("1", "EFT", "2", "CC"));
          default -> {
            // as it stands in the defaults
          }
        }
      }
      case "WORD" -> {
        if (random.chance(30)) {
          column.put("codes", RandomChoice.map("W1", "CustomerPortal", "v", "VISA", "<a>", "Auto"));
        }
      }
      case "CODE" -> {
        if (random.chance(30)) {
          column.put("codes", RandomChoice.map("NSF", "R01", "typ eins", "7", "Ch", "Chase"));
        }
      }
      default -> {
        // a text or an identity
      }
    }
    return column;
  }

  private void momentColumn(Map<String, Object> column) {
    int form = random.below(4);
    if (form == 0) {
      column.put("time", random.pick(ZONES));
      column.put("patterns", List.of(random.pick(TIMES), random.pick(TIMES)));
    } else if (form == 1) {
      column.put(
          "patterns", List.of(random.pick(List.of("yyyy-MM-dd HH:mm:ss xx", "yyyyMMddHHmmssXXX"))));
      if (random.chance(50)) {
        column.put("time", random.pick(List.of("OFFSET", "GMT")));
      }
    } else if (form == 2) {
      column.put("time", random.pick(ZONES));
    } else {
      column.put("time", "OFFSET");
    }
  }

  private void flag(Map<String, Object> column) {
    List<String> codes =
        random.pick(
            List.of(
                List.of("A", "D"),
                List.of("1", "0"),
                List.of("0", "1"),
                List.of("ja", "nein"),
                List.of("N", "Y"),
                List.of("Enrolled & <on>", "")));
    switch (random.below(4)) {
      case 0, 1 ->
          column.put("codes", RandomChoice.map(codes.get(0), "true", codes.get(1), "false"));
      case 2 -> {
        column.put("codes", RandomChoice.map(codes.get(0), "true"));
        column.put("otherwise", "false");
      }
      default -> {
        // as .NET writes it
      }
    }
  }

  private Map<String, Object> amount() {
    String decimal = random.pick(List.of(".", ","));
    String grouping = random.pick(List.of("", ",", ".", " ", "'"));
    Map<String, Object> amount =
        RandomChoice.map(
            "decimal", decimal, "minus", random.pick(List.of("FRONT", "BEHIND", "PARENTHESES")));
    if (!grouping.equals(decimal) && !grouping.isEmpty()) {
      amount.put("grouping", grouping);
    }
    if (random.chance(60)) {
      amount.put(
          "currency", random.pick(List.of(List.of("$"), List.of("EUR"), List.of("US$", "$"))));
    }
    return amount;
  }

  /** A name of a table or column; now and then one that differs from another in case alone. */
  private String name() {
    String name = random.pick(WORDS);
    if (random.chance(5) && !used.isEmpty()) {
      String other = random.pick(List.copyOf(used));
      String flipped =
          other.chars().anyMatch(Character::isLowerCase)
              ? other.toUpperCase(Locale.ROOT)
              : other.toLowerCase(Locale.ROOT);
      name = flipped;
    }
    return unique(name, used);
  }

  /** Tables are told apart in any case, and from columns. */
  private String table() {
    String table = unique(random.pick(WORDS), tables);
    used.add(table);
    return table;
  }

  private String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 1; tables.contains(unique) || taken.contains(unique); i++) {
      unique = name + " " + i;
    }
    taken.add(unique);
    return unique;
  }
}
