package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A digest of an invoice's content, by which a changed invoice is told from an unchanged one.
 *
 * <p>It depends on the invoice alone and not on the layout: a new column does not re-write every
 * invoice that has nothing in it. What the layout leaves out on purpose counts as not set, since a
 * file would not show its change. Digests are kept for years, so the form is fixed: each field that
 * has a value, in the order of {@link BifField}, as {@code id:length:text} and a line feed. A field
 * that a later version adds leaves the digests of invoices without it as they are.
 */
final class InvoiceDigest {

  private final MessageDigest digest = Sha256.newDigest();

  private InvoiceDigest() {}

  static String of(BifInvoice invoice, Set<BifField> leftOut) {
    InvoiceDigest digest = new InvoiceDigest();
    for (BifField field : BifField.values()) {
      Object value = leftOut.contains(field) ? unset(field) : invoice.value(field);
      if (value != null && field != BifField.MINIMUM_PAYMENT) { // which is the balance once more
        digest.add(field.id(), text(field, value));
      }
    }
    invoice.custom().forEach((name, text) -> digest.add("custom:" + name, text));
    return Sha256.hex(digest.digest);
  }

  private static @Nullable Object unset(BifField field) {
    return field.content() == Content.FLAG ? Boolean.FALSE : null;
  }

  private static String text(BifField field, Object value) {
    return switch (field.content()) {
      case ACCOUNT_NUMBER -> ((AccountNumber) value).value(); // whose toString is masked
      case INVOICE_NUMBER -> ((InvoiceNumber) value).value();
      default -> value.toString();
    };
  }

  private void add(String id, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((id + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    digest.update((byte) '\n');
  }
}
