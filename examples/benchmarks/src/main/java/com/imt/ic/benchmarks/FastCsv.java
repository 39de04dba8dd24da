package com.imt.ic.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** FastCSV with the conversions of the JDK written by hand: the best peer, and the measure. */
final class FastCsv {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy");

  private FastCsv() {}

  static void write(Row[] rows, OutputStream out) throws IOException {
    CsvWriter csv =
        CsvWriter.builder().fieldSeparator('|').lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(Row.COLUMNS);
    for (Row row : rows) {
      csv.writeRecord(
          text(row.getRecordType()),
          text(row.getBid()),
          Integer.toString(row.getInvoiceTypeId()),
          text(row.getAccountNumber()),
          text(row.getInvoiceNumber()),
          text(row.getCustomerName()),
          text(row.getCustomerName2()),
          text(row.getAddress1()),
          text(row.getAddress2()),
          text(row.getCity()),
          text(row.getState()),
          text(row.getZip()),
          text(row.getPhone()),
          text(row.getEmailAddress()),
          text(row.getEmailAddressCc()),
          date(row.getInvoiceDate()),
          date(row.getInvoiceDueDate()),
          amount(row.getTotalAmountDue()),
          amount(row.getBalanceDue()),
          amount(row.getMinimumPayment()),
          Boolean.toString(row.getAllowPartialPayments()),
          date(row.getAutoPayCollectionDate()),
          Boolean.toString(row.getBlockPaymentsCc()),
          Boolean.toString(row.getBlockPaymentsEft()),
          date(row.getFirstNotifyRequestedDate()),
          text(row.getDescription()),
          text(row.getBillImageFileName()));
    }
    csv.close();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String date(@Nullable LocalDate value) {
    return value == null ? "" : value.format(DATE);
  }

  private static String amount(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  static void read(Path file, Consumer<Row> rows) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator('|').ofCsvRecord(file)) {
      boolean header = true;
      for (CsvRecord line : csv) {
        if (!header) {
          rows.accept(row(line));
        }
        header = false;
      }
    }
  }

  private static Row row(CsvRecord line) {
    Row row = new Row();
    row.setRecordType(textOrNull(line.getField(0)));
    row.setBid(textOrNull(line.getField(1)));
    row.setInvoiceTypeId(Integer.parseInt(line.getField(2)));
    row.setAccountNumber(textOrNull(line.getField(3)));
    row.setInvoiceNumber(textOrNull(line.getField(4)));
    row.setCustomerName(textOrNull(line.getField(5)));
    row.setCustomerName2(textOrNull(line.getField(6)));
    row.setAddress1(textOrNull(line.getField(7)));
    row.setAddress2(textOrNull(line.getField(8)));
    row.setCity(textOrNull(line.getField(9)));
    row.setState(textOrNull(line.getField(10)));
    row.setZip(textOrNull(line.getField(11)));
    row.setPhone(textOrNull(line.getField(12)));
    row.setEmailAddress(textOrNull(line.getField(13)));
    row.setEmailAddressCc(textOrNull(line.getField(14)));
    row.setInvoiceDate(dateOrNull(line.getField(15)));
    row.setInvoiceDueDate(dateOrNull(line.getField(16)));
    row.setTotalAmountDue(amountOrNull(line.getField(17)));
    row.setBalanceDue(amountOrNull(line.getField(18)));
    row.setMinimumPayment(amountOrNull(line.getField(19)));
    row.setAllowPartialPayments(Boolean.parseBoolean(line.getField(20)));
    row.setAutoPayCollectionDate(dateOrNull(line.getField(21)));
    row.setBlockPaymentsCc(Boolean.parseBoolean(line.getField(22)));
    row.setBlockPaymentsEft(Boolean.parseBoolean(line.getField(23)));
    row.setFirstNotifyRequestedDate(dateOrNull(line.getField(24)));
    row.setDescription(textOrNull(line.getField(25)));
    row.setBillImageFileName(textOrNull(line.getField(26)));
    return row;
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate dateOrNull(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text, DATE);
  }

  private static @Nullable BigDecimal amountOrNull(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }
}
