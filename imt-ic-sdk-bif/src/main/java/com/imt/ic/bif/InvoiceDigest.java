package com.imt.ic.bif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A digest of an invoice's content, by which a changed invoice is told from an unchanged one.
 *
 * <p>It depends on the invoice alone and not on the layout: a new column does not re-write every
 * invoice that has nothing in it. Digests are kept for years, so the form is fixed: each field that
 * has a value, in the order of {@link BifField}, as {@code id:length:text} and a line feed. A field
 * that a later version adds leaves the digests of invoices without it as they are.
 */
final class InvoiceDigest {

  private final MessageDigest digest = Sha256.newDigest();

  private InvoiceDigest() {}

  static String of(BifInvoice invoice) {
    InvoiceDigest digest = new InvoiceDigest();
    for (BifField field : BifField.values()) {
      Object value = field == BifField.MINIMUM_PAYMENT ? null : invoice.value(field);
      if (value != null) {
        boolean text = field.kind() == BifField.Kind.TEXT;
        digest.add(field.id(), text ? RecordCheck.text(value) : value.toString());
      }
    }
    invoice.custom().forEach((name, text) -> digest.add("custom:" + name, text));
    return Sha256.hex(digest.digest);
  }

  private void add(String id, @Nullable String text) {
    byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    digest.update((id + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    digest.update((byte) '\n');
  }
}
