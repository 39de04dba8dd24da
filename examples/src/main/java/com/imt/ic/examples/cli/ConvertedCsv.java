package com.imt.ic.examples.cli;

import com.imt.ic.AccountNumber;
import com.imt.ic.ledger.CustomerEnrollment.Converted;
import com.imt.ic.ledger.PaymentMethod;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Customers of another provider, read from a file and written for people. */
final class ConvertedCsv {

  private ConvertedCsv() {}

  /** Reads the columns accountNumber, autoPay, method and paperless. */
  static List<Converted> read(Path file) {
    List<Converted> customers = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        customers.add(customer(row, file));
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new CommandFailure(
          "--enrolments %s: cannot be read (%s)".formatted(file, e.getClass().getSimpleName()), e);
    }
    return customers;
  }

  private static Converted customer(NamedCsvRecord row, Path file) {
    try {
      boolean autoPay = flag(row.getField("autoPay"));
      String method = row.getField("method");
      if (autoPay == method.isEmpty()) {
        throw new IllegalArgumentException("a method stands exactly where autoPay is true");
      }
      return new Converted(
          AccountNumber.of(row.getField("accountNumber")),
          autoPay ? Optional.of(PaymentMethod.of(method)) : Optional.empty(),
          flag(row.getField("paperless")));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new CommandFailure(
          "--enrolments %s line %s: %s"
              .formatted(file, row.getStartingLineNumber(), e.getMessage()),
          e);
    }
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("a flag is true or false");
    };
  }

  static void write(List<Converted> customers, Path file) {
    try {
      ReplacedFile.write(file, out -> Converted.write(customers, out));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--enrolments: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(file + ": cannot be written", e);
    }
  }
}
