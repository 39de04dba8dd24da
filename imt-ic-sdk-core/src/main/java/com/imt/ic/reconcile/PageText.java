package com.imt.ic.reconcile;

import com.imt.ic.Money;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How {@link ReconciliationPage} says things to people, and any text safely in HTML. */
final class PageText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, HH:mm zzz", Locale.US);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.US);

  private PageText() {}

  /** Any text, fit for an element's content and for a quoted attribute. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  static String dollars(Money amount) {
    return (amount.isNegative() ? "\u2212$" : "$") + digits(amount);
  }

  /** Without a currency sign, for columns. */
  static String figure(Money amount) {
    return (amount.isNegative() ? "\u2212" : "") + digits(amount);
  }

  static String digits(Money amount) {
    return String.format(Locale.US, "%,.2f", amount.toBigDecimal().abs());
  }

  static String count(long count) {
    return String.format(Locale.US, "%,d", count);
  }

  static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  static String moment(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone));
  }

  /** The biller's own time, from which its day can be cut: {@code 2026-11-20T09:04:05-06:00}. */
  static String local(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String month(LocalDate day) {
    return MONTH.format(day);
  }

  static String title(Channels channels) {
    return switch (channels) {
      case PUSH_AND_REPORT -> "Pushed and reported";
      case PUSH -> "Pushed, not reported";
      case REPORT -> "Reported, not pushed";
      case NEITHER -> "Neither";
    };
  }

  static String title(EventKind kind) {
    return switch (kind) {
      case PAID -> "Paid";
      case PUSHED -> "Pushed by InvoiceCloud";
      case REPORTED -> "In the payment report";
      case POSTED -> "Posted to the ledger";
      case SETTLED -> "Settled";
      case TAKEN_BACK -> "Taken back";
      case RETURNED -> "Returned by the bank";
      case REVERSED -> "Reversed in the books";
      case POSTED_AGAIN -> "Posted again";
    };
  }

  /** What an event's text is. */
  static String noun(EventKind kind) {
    return switch (kind) {
      case PAID -> "invoice";
      case POSTED -> "receipt";
      case SETTLED, TAKEN_BACK -> "batch";
      case RETURNED -> "code";
      case PUSHED, REPORTED, REVERSED, POSTED_AGAIN -> "";
    };
  }

  /** Whether money came in or went out again, for the colour of its mark. */
  static String way(EventKind kind) {
    return switch (kind) {
      case SETTLED, POSTED_AGAIN -> "in";
      case TAKEN_BACK, RETURNED, REVERSED -> "out";
      case PAID, PUSHED, REPORTED, POSTED -> "";
    };
  }

  static String title(Check check) {
    return switch (check) {
      case FITS -> "Fits";
      case DIFFERS -> "Differs";
      case UNCHECKED -> "Unchecked";
      case REPORTED_AGAIN -> "Reported again";
    };
  }

  static String words(Check check) {
    return switch (check) {
      case FITS -> "the deposit is the sum of its lines, less the returns that it was lower by";
      case DIFFERS -> "the deposit is not the sum of its lines, less the returns of that day";
      case UNCHECKED -> "not every line told a deposit, so nothing can be said";
      case REPORTED_AGAIN -> "the same lines of that day stand under another identifier";
    };
  }

  static String style(Check check) {
    return switch (check) {
      case FITS -> "good";
      case DIFFERS, REPORTED_AGAIN -> "bad";
      case UNCHECKED -> "warn";
    };
  }
}
