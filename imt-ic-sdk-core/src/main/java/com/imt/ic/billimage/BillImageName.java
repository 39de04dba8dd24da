package com.imt.ic.billimage;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The file name of an invoice's bill image, {@code BID_ACCOUNTNUMBER_INVOICENUMBER.pdf}, by which
 * InvoiceCloud finds the invoice (integration page, "Bill Images - PDF Extraction").
 *
 * <p>Immutable and thread-safe. {@link #parse} of {@link #fileName} is the name again. A part that
 * would make the name ambiguous (an underscore) or unsafe on some system (a path separator, a
 * reserved character, dots alone, a device's name of Windows, more than 255 bytes in all) is
 * refused, never replaced: a replaced one would find the wrong invoice or none.
 *
 * @param bid the biller
 * @param accountNumber the account
 * @param invoiceNumber the invoice
 */
public record BillImageName(
    BillerId bid, AccountNumber accountNumber, InvoiceNumber invoiceNumber) {

  private static final String EXTENSION = ".pdf";
  private static final char SEPARATOR = '_';
  private static final String RESERVED = "<>:\"/\\|?*";

  /** The limit of the usual file systems. */
  private static final int MOST_BYTES = 255;

  /** Windows opens a device when the name up to its first dot is one of these. */
  private static final Set<String> DEVICES =
      Set.of(
          "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7",
          "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

  /**
   * Checks the parts and the whole.
   *
   * @throws IllegalArgumentException when the rule above is broken; the message says which part and
   *     where, and shows no account number
   */
  public BillImageName {
    Objects.requireNonNull(bid, "bid");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    requirePart("BID", bid.value());
    requirePart("account number", accountNumber.value());
    requirePart("invoice number", invoiceNumber.value());
    if (bid.value().startsWith(".")) {
      throw refused("BID", "a dot", 0, "file systems hide names that begin with one");
    }
    int dot = bid.value().indexOf('.');
    if (dot >= 0 && DEVICES.contains(bid.value().substring(0, dot).toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "A bill image's name begins with the name of a Windows device and a dot, through its BID; no file of that name can be made there");
    }
    int bytes =
        join(bid, accountNumber.value(), invoiceNumber).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "A bill image's name has %s bytes in UTF-8; at most %s are allowed"
              .formatted(bytes, MOST_BYTES));
    }
  }

  /** {@return the name of that invoice's bill image; refused as by the constructor} */
  public static BillImageName of(
      BillerId bid, AccountNumber accountNumber, InvoiceNumber invoiceNumber) {
    return new BillImageName(bid, accountNumber, invoiceNumber);
  }

  /**
   * {@return the parts of a plain file name, without a folder}
   *
   * @throws IllegalArgumentException when it is no name of a bill image
   */
  public static BillImageName parse(String fileName) {
    Objects.requireNonNull(fileName, "fileName");
    if (!fileName.endsWith(EXTENSION)) {
      throw new IllegalArgumentException(
          "A bill image's name ends with " + EXTENSION + " in lower case; this one does not");
    }
    String[] parts = fileName.substring(0, fileName.length() - EXTENSION.length()).split("_", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "A bill image's name is BID_ACCOUNTNUMBER_INVOICENUMBER.pdf, 3 parts with an underscore between them; this one has %s %s"
              .formatted(parts.length, parts.length == 1 ? "part" : "parts"));
    }
    return new BillImageName(
        BillerId.of(parts[0]), AccountNumber.of(parts[1]), InvoiceNumber.of(parts[2]));
  }

  /** {@return {@code BID_ACCOUNTNUMBER_INVOICENUMBER.pdf}} */
  public String fileName() {
    return join(bid, accountNumber.value(), invoiceNumber);
  }

  private static String join(BillerId bid, String accountNumber, InvoiceNumber invoiceNumber) {
    return bid.value() + SEPARATOR + accountNumber + SEPARATOR + invoiceNumber.value() + EXTENSION;
  }

  private static void requirePart(String name, String value) {
    boolean dotsOnly = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      dotsOnly &= c == '.';
      if (c == SEPARATOR) {
        throw refused(name, "an underscore", i, "the name could be read in two ways");
      }
      if (RESERVED.indexOf(c) >= 0) {
        throw refused(name, "'" + c + "'", i, "file systems reserve it");
      }
    }
    if (dotsOnly) {
      throw new IllegalArgumentException(
          "A bill image's name cannot hold this %s: it is dots alone, which file systems take for folders"
              .formatted(name));
    }
  }

  private static IllegalArgumentException refused(String name, String what, int at, String why) {
    return new IllegalArgumentException(
        "A bill image's name cannot hold this %s: it has %s at character %s, and %s"
            .formatted(name, what, at + 1, why));
  }

  /** The name with all but the last four characters of the account number hidden. */
  @Override
  public String toString() {
    return join(bid, Redaction.lastFour(accountNumber.value()), invoiceNumber);
  }
}
