package com.imt.ic.examples.cli;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifLeniency;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.profile.Profile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Shows an invoice file to people: its records, totals and problems, and what another changes. */
final class BifExplanation {

  private static final Map<BifField, Function<BifInvoice, Object>> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put(BifField.ACCOUNT_NUMBER, invoice -> invoice.accountNumber().value());
    FIELDS.put(
        BifField.INVOICE_TYPE_ID,
        invoice -> invoice.invoiceTypeId().isPresent() ? invoice.invoiceTypeId().getAsInt() : "");
    FIELDS.put(BifField.CUSTOMER_NAME, invoice -> invoice.customerName().orElse(""));
    FIELDS.put(BifField.CUSTOMER_NAME2, invoice -> invoice.customerName2().orElse(""));
    FIELDS.put(BifField.ADDRESS1, invoice -> invoice.address1().orElse(""));
    FIELDS.put(BifField.ADDRESS2, invoice -> invoice.address2().orElse(""));
    FIELDS.put(BifField.CITY, invoice -> invoice.city().orElse(""));
    FIELDS.put(BifField.STATE, invoice -> invoice.state().orElse(""));
    FIELDS.put(BifField.ZIP, invoice -> invoice.zip().orElse(""));
    FIELDS.put(BifField.PHONE, invoice -> invoice.phone().orElse(""));
    FIELDS.put(BifField.EMAIL_ADDRESS, invoice -> invoice.emailAddress().orElse(""));
    FIELDS.put(BifField.EMAIL_ADDRESS_CC, invoice -> invoice.emailAddressCc().orElse(""));
    FIELDS.put(BifField.INVOICE_DATE, invoice -> shown(invoice.invoiceDate()));
    FIELDS.put(BifField.INVOICE_DUE_DATE, invoice -> shown(invoice.invoiceDueDate()));
    FIELDS.put(BifField.TOTAL_AMOUNT_DUE, invoice -> shown(invoice.totalAmountDue()));
    FIELDS.put(BifField.BALANCE_DUE, BifInvoice::balanceDue);
    FIELDS.put(BifField.ALLOW_PARTIAL_PAYMENTS, BifInvoice::allowPartialPayments);
    FIELDS.put(
        BifField.AUTO_PAY_COLLECTION_DATE, invoice -> shown(invoice.autoPayCollectionDate()));
    FIELDS.put(BifField.BLOCK_PAYMENTS_CC, BifInvoice::blockPaymentsCc);
    FIELDS.put(BifField.BLOCK_PAYMENTS_EFT, BifInvoice::blockPaymentsEft);
    FIELDS.put(
        BifField.FIRST_NOTIFY_REQUESTED_DATE, invoice -> shown(invoice.firstNotifyRequestedDate()));
    FIELDS.put(
        BifField.SECOND_NOTIFY_REQUESTED_DATE,
        invoice -> shown(invoice.secondNotifyRequestedDate()));
    FIELDS.put(
        BifField.THIRD_NOTIFY_REQUESTED_DATE, invoice -> shown(invoice.thirdNotifyRequestedDate()));
    FIELDS.put(BifField.DESCRIPTION, invoice -> invoice.description().orElse(""));
    FIELDS.put(BifField.BILL_IMAGE_FILE_NAME, invoice -> invoice.billImageFileName().orElse(""));
  }

  private final BifLayout layout;
  private final IvrCheck ivr;
  private final PrintWriter out;

  BifExplanation(Profile profile, PrintWriter out) {
    layout = BifLayout.of(profile);
    ivr = IvrCheck.of(profile);
    this.out = out;
  }

  /** Named and shown all the same: whoever looks into a file wants to see what is in it. */
  private static BifParser parser(BifLayout layout) {
    return BifParser.of(layout)
        .lenient(
            BifLeniency.BYTE_ORDER_MARK,
            BifLeniency.ANY_LINE_END,
            BifLeniency.NO_LAST_LINE_END,
            BifLeniency.EMPTY_LINES);
  }

  private static String named(BifLeniency overlooked) {
    return switch (overlooked) {
      case BYTE_ORDER_MARK -> "begins with a byte order mark, as a text editor leaves it";
      case ANY_LINE_END -> "has other line ends than the layout says: it was converted on its way";
      case NO_LAST_LINE_END -> "has no line end behind its last line: it may be cut off";
      case EMPTY_LINES -> "has empty lines: it was put together by hand";
      default -> "has what was not to be overlooked: " + overlooked;
    };
  }

  private static Object shown(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }

  /** What was read, and by which layout: a field without a column there tells nothing. */
  private record Contents(BifLayout layout, BifParser.Result result) {}

  void explain(Path file) {
    Contents contents = read(file);
    for (BifRecord item : contents.result().records()) {
      out.println(line(item, contents.layout()));
    }
    summarise(file, contents);
  }

  /** Shows what the second file has otherwise than the first. */
  void compare(Path first, Path second) {
    Contents before = read(first);
    Contents after = read(second);
    summarise(first, before);
    summarise(second, after);
    if (!before.result().isClean() || !after.result().isClean()) {
      out.println(
          "note: a line with a problem is not compared; its invoice may be shown as added, or as in"
              + " the first file alone");
    }
    Map<InvoiceNumber, BifRecord> left = new LinkedHashMap<>();
    before.result().records().forEach(item -> left.put(item.invoice().invoiceNumber(), item));
    int changed = 0;
    int added = 0;
    Predicate<BifField> inBoth = field -> before.layout().has(field) && after.layout().has(field);
    for (BifRecord item : after.result().records()) {
      BifRecord old = left.remove(item.invoice().invoiceNumber());
      if (old == null) {
        out.println("+ " + line(item, after.layout()));
        added++;
      } else if (!old.equals(item)) {
        out.println("~ " + item.invoice().invoiceNumber() + ": " + changes(old, item, inBoth));
        changed++;
      }
    }
    left.keySet().forEach(gone -> out.println("- " + gone));
    out.println(
        added + " added, " + changed + " changed, " + left.size() + " in the first file alone");
  }

  /** In the profile's layout; a file that is of the SDK's own layout is read in that. */
  private Contents read(Path file) {
    BifParser.Result result = read(file, layout);
    if (!result.records().isEmpty() || result.isClean()) {
      return new Contents(layout, result);
    }
    BifLayout usual = BifLayout.of(Profile.defaults());
    BifParser.Result other = read(file, usual);
    if (other.records().isEmpty()) {
      return new Contents(layout, result);
    }
    out.println(
        "note: "
            + file.getFileName()
            + " is not of the profile's layout of "
            + layout.columnNames().size()
            + " columns; it is shown in the SDK's default layout of "
            + usual.columnNames().size());
    return new Contents(usual, other);
  }

  private static BifParser.Result read(Path file, BifLayout layout) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return parser(layout).parse(in);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new CommandFailure(file + ": cannot be read", e);
    }
  }

  private void summarise(Path file, Contents contents) {
    BifParser.Result result = contents.result();
    BigDecimal total = Money.ZERO.toBigDecimal(); // a stranger's file may add up to anything
    long rewritten = 0;
    Iterator<Long> lines = lines(contents);
    for (BifRecord item : result.records()) {
      total = total.add(item.invoice().balanceDue().toBigDecimal());
      rewritten += item.type() == BifRecord.Type.REWRITTEN ? 1 : 0;
      ivr.check(item.invoice(), lines.next())
          .ifPresent(
              warning ->
                  out.println(
                      "warning: invoice "
                          + item.invoice().invoiceNumber()
                          + ": "
                          + warning.message()));
    }
    for (BifLeniency overlooked : result.overlooked()) {
      out.println("problem: the file " + named(overlooked));
    }
    for (BifProblem problem : result.problems()) {
      out.println("problem: " + problem.message());
    }
    out.println(
        file.getFileName()
            + ": "
            + result.records().size()
            + " records, "
            + (result.records().size() - rewritten)
            + " new, "
            + rewritten
            + " re-written; balance due "
            + total.toPlainString()
            + "; "
            + (result.problems().size() + result.overlooked().size())
            + " problems");
  }

  /** The line of each record, since one with a problem has none; 0 where empty lines hide it. */
  private static Iterator<Long> lines(Contents contents) {
    BifParser.Result result = contents.result();
    if (result.overlooked().contains(BifLeniency.EMPTY_LINES)) {
      return LongStream.generate(() -> 0).iterator();
    }
    Set<Long> faulty = result.problems().stream().map(BifProblem::line).collect(Collectors.toSet());
    return LongStream.iterate(contents.layout().firstLine(), line -> line + 1)
        .filter(line -> !faulty.contains(line))
        .iterator();
  }

  private static String line(BifRecord item, BifLayout layout) {
    BifInvoice invoice = item.invoice();
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%-11s", type(item)));
    line.append("invoice ").append(invoice.invoiceNumber());
    FIELDS.forEach(
        (field, value) -> {
          Object found = value.apply(invoice);
          if (!found.equals("") && layout.has(field)) {
            line.append("; ").append(field.id()).append(' ').append(found);
          }
        });
    invoice
        .custom()
        .forEach((name, text) -> line.append("; ").append(name).append(' ').append(text));
    return line.toString();
  }

  private static String type(BifRecord item) {
    return item.type() == BifRecord.Type.NEW ? "new" : "re-written";
  }

  private static String changes(BifRecord before, BifRecord after, Predicate<BifField> shown) {
    List<String> changes = new ArrayList<>();
    FIELDS.forEach(
        (field, value) -> {
          if (shown.test(field)) {
            note(field.id(), value.apply(before.invoice()), value.apply(after.invoice()), changes);
          }
        });
    note("custom", before.invoice().custom(), after.invoice().custom(), changes);
    note(BifField.BID.id(), before.bid().value(), after.bid().value(), changes);
    note(BifField.RECORD_TYPE.id(), type(before), type(after), changes);
    return String.join("; ", changes);
  }

  private static void note(String what, Object before, Object after, List<String> changes) {
    if (!before.equals(after)) {
      changes.add(what + " \"" + before + "\" -> \"" + after + '"');
    }
  }
}
