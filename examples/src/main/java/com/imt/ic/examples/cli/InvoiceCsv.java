package com.imt.ic.examples.cli;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Redaction;
import com.imt.ic.bif.BifInvoice;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spectrum's invoices as a CSV file: RFC 4180, UTF-8, a header that names every column in any
 * order. Where quotes do not match, nobody knows where a line ends, so nothing of the file is
 * taken.
 *
 * @param invoices the invoices that could be read, each with the line it begins on
 * @param problems the lines that could not
 */
record InvoiceCsv(List<Line> invoices, List<Problem> problems) {

  /** The columns, all of which the header names. */
  static final List<String> COLUMNS =
      List.of(
          "accountNumber",
          "invoiceNumber",
          "invoiceTypeId",
          "customerName",
          "customerName2",
          "address1",
          "address2",
          "city",
          "state",
          "zip",
          "phone",
          "email",
          "emailCc",
          "invoiceDate",
          "dueDate",
          "totalAmountDue",
          "balanceDue",
          "allowPartialPayments",
          "autoPayCollectionDate",
          "blockPaymentsCC",
          "blockPaymentsEFT",
          "firstNotifyDate",
          "secondNotifyDate",
          "thirdNotifyDate",
          "description");

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  /** One invoice and the line of the file on which it begins. */
  record Line(long number, BifInvoice invoice) {}

  /** One fault: the line, and what is wrong in it. */
  record Problem(long line, String text) {}

  InvoiceCsv {
    invoices = List.copyOf(invoices);
    problems = List.copyOf(problems);
  }

  static InvoiceCsv read(Path file) {
    List<Line> invoices = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    read(file, problems::add).forEach(invoices::add);
    return new InvoiceCsv(invoices, problems);
  }

  /**
   * The invoices of a file of any size, which is read anew each time.
   *
   * @param problems is told of each line that could not be read, each time
   */
  static Iterable<Line> read(Path file, Consumer<Problem> problems) {
    return () -> {
      try {
        // Closes itself at its end; one that is not read to its end ends with the process.
        return new Lines(
            Files.newBufferedReader(file, StandardCharsets.UTF_8),
            file.getFileName() + "",
            problems,
            e -> failure(file, e));
      } catch (IOException e) {
        throw failure(file, e);
      }
    };
  }

  private static CommandFailure failure(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new CommandFailure("--invoices " + file + ": there is no such file", e);
    }
    if (e instanceof CharacterCodingException) {
      return new CommandFailure(
          "--invoices " + file + ": is not UTF-8; save it as UTF-8 and try again", e);
    }
    return new CommandFailure(
        "--invoices " + file + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
  }

  static InvoiceCsv read(BufferedReader reader, String name) throws IOException {
    List<Line> invoices = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    new Lines(reader, name, problems::add, UncheckedIOException::new)
        .forEachRemaining(invoices::add);
    return new InvoiceCsv(invoices, problems);
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  /** Goes through a file, and closes it at its end. */
  private static final class Lines implements Iterator<Line> {
    private final String name;
    private final Consumer<Problem> problems;
    private final Function<IOException, RuntimeException> failure;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> header;
    private @Nullable Line next;

    Lines(
        BufferedReader text,
        String name,
        Consumer<Problem> problems,
        Function<IOException, RuntimeException> failure)
        throws IOException {
      this.name = name;
      this.problems = problems;
      this.failure = failure;
      skipByteOrderMark(text);
      reader =
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .skipEmptyLines(true)
              .allowUnclosedQuote(false)
              .ofCsvRecord(text);
      records = reader.iterator();
      CsvRecord first = record();
      if (first == null) {
        throw new CommandFailure(name + ": is empty; expected a header line");
      }
      header = header(first, name);
    }

    private @Nullable CsvRecord record() {
      try {
        if (records.hasNext()) {
          return records.next();
        }
        reader.close();
        return null;
      } catch (IOException e) {
        throw failure.apply(e);
      } catch (UncheckedIOException e) {
        throw failure.apply(e.getCause());
      } catch (CsvParseException e) {
        throw new CommandFailure(
            "%s: %s. Nothing was taken, since what stands behind may belong to that field; correct the quotes and run again"
                .formatted(name, e.getMessage()),
            e);
      }
    }

    @Override
    public boolean hasNext() {
      while (next == null) {
        CsvRecord csv = record();
        if (csv == null) {
          return false;
        }
        next = new Row(csv, header, problems).read();
      }
      return true;
    }

    @Override
    public Line next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Line found = next;
      next = null;
      return found;
    }
  }

  private static Map<String, Integer> header(CsvRecord csv, String name) {
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < csv.getFieldCount(); i++) {
      String column = csv.getField(i);
      if (!COLUMNS.contains(column) || header.put(column, i) != null) {
        throw new CommandFailure(
            name
                + " line 1, column "
                + (i + 1)
                + ": \""
                + Redaction.shorten(column)
                + "\" is no column, or stands twice; expected "
                + String.join(",", COLUMNS));
      }
    }
    for (String column : COLUMNS) {
      if (!header.containsKey(column)) {
        throw new CommandFailure(
            name + " line 1: the column " + column + " is missing; add it to the header");
      }
    }
    return header;
  }

  private static long lineBreaks(String field) {
    return LINE_BREAK.matcher(field).results().count();
  }

  /** Reads the fields of one record and notes what is wrong with them. */
  private static final class Row {
    private final CsvRecord csv;
    private final Map<String, Integer> header;
    private final Consumer<Problem> problems;
    private boolean valid = true;

    Row(CsvRecord csv, Map<String, Integer> header, Consumer<Problem> problems) {
      this.csv = csv;
      this.header = header;
      this.problems = problems;
    }

    /** Null where there is a problem. */
    @Nullable Line read() {
      long line = csv.getStartingLineNumber();
      String fault = lineFault();
      if (fault != null) {
        problems.accept(new Problem(line, fault));
        return null;
      }
      AccountNumber account = required("accountNumber", AccountNumber::of);
      InvoiceNumber number = required("invoiceNumber", InvoiceNumber::of);
      Integer type = required("invoiceTypeId", Row::invoiceType);
      LocalDate invoiceDate = required("invoiceDate", Row::date);
      LocalDate dueDate = required("dueDate", Row::date);
      Money total = required("totalAmountDue", Money::parse);
      Money balance = required("balanceDue", Money::parse);
      Boolean partial = required("allowPartialPayments", Row::flag);
      Boolean blockCc = required("blockPaymentsCC", Row::flag);
      Boolean blockEft = required("blockPaymentsEFT", Row::flag);
      LocalDate autoPay = optional("autoPayCollectionDate", Row::date);
      LocalDate first = optional("firstNotifyDate", Row::date);
      LocalDate second = optional("secondNotifyDate", Row::date);
      LocalDate third = optional("thirdNotifyDate", Row::date);
      if (!valid
          || account == null
          || number == null
          || type == null
          || balance == null
          || partial == null
          || blockCc == null
          || blockEft == null) {
        return null;
      }
      return new Line(
          line,
          BifInvoice.builder()
              .accountNumber(account)
              .invoiceNumber(number)
              .invoiceTypeId(type)
              .customerName(text("customerName"))
              .customerName2(text("customerName2"))
              .address1(text("address1"))
              .address2(text("address2"))
              .city(text("city"))
              .state(text("state"))
              .zip(text("zip"))
              .phone(text("phone"))
              .emailAddress(text("email"))
              .emailAddressCc(text("emailCc"))
              .invoiceDate(invoiceDate)
              .invoiceDueDate(dueDate)
              .totalAmountDue(total)
              .balanceDue(balance)
              .allowPartialPayments(partial)
              .autoPayCollectionDate(autoPay)
              .blockPaymentsCc(blockCc)
              .blockPaymentsEft(blockEft)
              .firstNotifyRequestedDate(first)
              .secondNotifyRequestedDate(second)
              .thirdNotifyRequestedDate(third)
              .description(text("description"))
              .build());
    }

    /**
     * Names every line that is not taken: a quote in the wrong place may have swallowed several.
     */
    private @Nullable String lineFault() {
      long first = csv.getStartingLineNumber();
      long last = first + csv.getFields().stream().mapToLong(InvoiceCsv::lineBreaks).sum();
      if (last > first) {
        return "lines %s to %s: a field in quotes goes on behind the end of its line, and an invoice's never does; see whether a quote is missing."
            .formatted(first, last);
      }
      if (csv.getFieldCount() != header.size()) {
        return "line %s: has %s columns; expected %s."
            .formatted(first, csv.getFieldCount(), header.size());
      }
      return COLUMNS.stream().allMatch(column -> field(column).equals(column))
          ? "line %s: is the header once more; expected an invoice.".formatted(first)
          : null;
    }

    private String field(String column) {
      Integer index = header.get(column);
      return csv.getField(index == null ? -1 : index);
    }

    private @Nullable String text(String column) {
      String field = field(column);
      return field.isEmpty() ? null : field;
    }

    private <T> @Nullable T required(String column, Function<String, T> converter) {
      if (field(column).isEmpty()) {
        problem(column, "is empty; a value is required");
        return null;
      }
      return optional(column, converter);
    }

    private <T> @Nullable T optional(String column, Function<String, T> converter) {
      String field = field(column);
      if (field.isEmpty()) {
        return null;
      }
      try {
        return converter.apply(field);
      } catch (IllegalArgumentException e) {
        problem(column, e.getMessage() + "");
        return null;
      }
    }

    private void problem(String column, String text) {
      valid = false;
      Integer index = header.get(column);
      long line = csv.getStartingLineNumber();
      problems.accept(
          new Problem(
              line,
              "line "
                  + line
                  + ", column "
                  + (index == null ? 0 : index + 1)
                  + " ("
                  + column
                  + "): "
                  + text
                  + "."));
    }

    private static Integer invoiceType(String text) {
      try {
        int type = Integer.parseInt(text);
        if (type >= 0) {
          return type;
        }
        throw new IllegalArgumentException(
            "\"" + Redaction.shorten(text) + "\" is negative; an invoice type is 0 or more");
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"" + Redaction.shorten(text) + "\" is no whole number", e);
      }
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "\"" + Redaction.shorten(text) + "\" is no date; write one as 2026-11-30", e);
      }
    }

    private static Boolean flag(String text) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new IllegalArgumentException(
                "\"" + Redaction.shorten(text) + "\" is neither true nor false");
      };
    }
  }
}
