package com.imt.ic.internal.posting;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.profile.ReturnField;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What returns are called: by their payment's GUID or, where the profile says that reports do not
 * tell it, by what return and payment carry alike. Immutable and thread-safe.
 *
 * @param fields by which the payment of a return is found
 * @param zone of the biller's days
 */
record ReturnNames(List<ReturnField> fields, ZoneId zone) {

  boolean areGuids() {
    return fields.contains(ReturnField.PAYMENT_GUID);
  }

  /** By what returns find the payment, if it carries all that is asked for. */
  Optional<String> reference(Payment payment) {
    return reference(field -> text(payment, field));
  }

  /** By what its payment is found; empty where the return does not carry all of it. */
  Optional<String> reference(AchReturn achReturn) {
    return reference(field -> text(achReturn, field));
  }

  private Optional<String> reference(Function<ReturnField, Optional<String>> texts) {
    return areGuids() ? Optional.empty() : carried(texts).map(ReturnNames::digest);
  }

  private Optional<String> carried(Function<ReturnField, Optional<String>> texts) {
    StringBuilder all = new StringBuilder();
    for (ReturnField field : fields) {
      Optional<String> text = texts.apply(field).filter(each -> !each.isEmpty());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      // with its length, so that no text can be taken for two
      all.append(field).append(' ').append(text.get().length()).append(' ').append(text.get());
    }
    return Optional.of(all.toString());
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What tells a return's payment from others; empty text where nothing does. */
  String name(AchReturn achReturn) {
    return reference(achReturn).or(() -> achReturn.payment().map(PaymentGuid::value)).orElse("");
  }

  private String name(RejectEntry entry) {
    return areGuids()
        ? entry.subject()
        : reference(AchReturn.recordType().parse(entry.fields())).orElseGet(entry::subject);
  }

  /** The words in which a return is told, by which rows are compared. */
  String words(AchReturn achReturn) {
    return words(
        name(achReturn),
        achReturn.returnCode().code(),
        achReturn.amount(),
        achReturn.returnedAt(),
        achReturn.invoiceNumber().map(InvoiceNumber::value).orElse(""));
  }

  String words(RejectEntry entry) {
    return words(
        name(entry),
        entry.code(),
        entry.amount(),
        entry.returnedAt(),
        entry.fields().getOrDefault("invoiceNumber", ""));
  }

  private static String words(
      String name, String code, Money amount, Instant returnedAt, String invoice) {
    Instant kept = returnedAt.truncatedTo(ChronoUnit.MICROS);
    return String.join("\n", name, code, amount.toString(), kept.toString(), invoice);
  }

  /** By which of the fields people find the entry of a return whose payment is not known. */
  ReturnField subject() {
    return fields.contains(ReturnField.BILLER_REFERENCE)
        ? ReturnField.BILLER_REFERENCE
        : ReturnField.ACCOUNT_NUMBER;
  }

  /** The same of one return; empty where it carries none, or all are named by GUIDs. */
  Optional<String> subject(AchReturn achReturn) {
    return areGuids()
        ? Optional.empty()
        : text(achReturn, subject()).filter(text -> !text.isEmpty());
  }

  /** Whether two rows may be of one payment, as far as both say. */
  boolean mayBeAlike(AchReturn one, AchReturn other) {
    return fields.stream()
        .filter(field -> field != ReturnField.AMOUNT) // which is compared by itself
        .allMatch(
            field -> {
              Optional<String> text = text(one, field);
              Optional<String> otherText = text(other, field);
              return text.isEmpty() || otherText.isEmpty() || text.equals(otherText);
            });
  }

  /** What a return lacks. */
  String missing(AchReturn achReturn) {
    return fields.stream()
        .filter(field -> text(achReturn, field).filter(text -> !text.isEmpty()).isEmpty())
        .map(ReturnField::text)
        .collect(Collectors.joining(", "));
  }

  private Optional<String> text(Payment payment, ReturnField field) {
    return switch (field) {
      case PAYMENT_GUID -> Optional.of(payment.paymentGuid().value());
      case BILLER_REFERENCE -> payment.billerReference();
      case APPROVAL_CODE -> payment.approvalCode();
      case ACCOUNT_NUMBER -> payment.account().map(AccountNumber::value);
      case INVOICE_NUMBER -> payment.invoiceNumber().map(InvoiceNumber::value);
      case AMOUNT -> Optional.of(payment.amount().toString());
      case PAID_AT -> Optional.of(day(payment.paidAt()));
    };
  }

  private Optional<String> text(AchReturn achReturn, ReturnField field) {
    return switch (field) {
      case PAYMENT_GUID -> achReturn.payment().map(PaymentGuid::value);
      case BILLER_REFERENCE -> achReturn.billerReference();
      case APPROVAL_CODE -> achReturn.approvalCode();
      case ACCOUNT_NUMBER -> achReturn.accountNumber().map(AccountNumber::value);
      case INVOICE_NUMBER -> achReturn.invoiceNumber().map(InvoiceNumber::value);
      case AMOUNT -> Optional.of(achReturn.amount().toString());
      case PAID_AT -> achReturn.paidAt().map(this::day);
    };
  }

  private String day(Instant moment) {
    return LocalDate.ofInstant(moment, zone).toString();
  }
}
