package com.imt.ic.ledger;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the books did with a fact. Immutable and thread-safe. */
public final class LedgerAnswer {

  private static final LedgerAnswer ACCEPTED = new LedgerAnswer(true, null);

  private final boolean accepted;
  private final @Nullable String text;

  private LedgerAnswer(boolean accepted, @Nullable String text) {
    this.accepted = accepted;
    this.text = text;
  }

  /** It is in the books, which give no number to it. */
  public static LedgerAnswer accepted() {
    return ACCEPTED;
  }

  /**
   * It is in the books.
   *
   * @param receiptNumber the books' own number of it, which InvoiceCloud's data pump is told
   * @throws IllegalArgumentException when the number is empty
   */
  public static LedgerAnswer accepted(String receiptNumber) {
    if (receiptNumber.isEmpty()) {
      throw new IllegalArgumentException(
          "A receipt's number is empty; give one, or answer accepted() without");
    }
    return new LedgerAnswer(true, receiptNumber);
  }

  /**
   * The books have no place for it; people must look.
   *
   * @param reason why, without customers' data; InvoiceCloud's data pump and the quarantine show it
   * @throws IllegalArgumentException when the reason is blank
   */
  public static LedgerAnswer refused(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "The reason of a refusal is blank; say why, such as \"the policy is closed\", for the person who has to mend it");
    }
    return new LedgerAnswer(false, reason);
  }

  /** {@return whether it is in the books; false where it was refused} */
  public boolean isAccepted() {
    return accepted;
  }

  /** {@return the books' own number of it, or empty where they give none, or refused} */
  public Optional<String> receiptNumber() {
    return accepted ? Optional.ofNullable(text) : Optional.empty();
  }

  /** {@return why it was refused; empty where it was accepted} */
  public Optional<String> reason() {
    return accepted ? Optional.empty() : Optional.ofNullable(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LedgerAnswer that
        && accepted == that.accepted
        && Objects.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accepted, text);
  }

  @Override
  public String toString() {
    return (accepted ? "accepted" : "refused") + (text == null ? "" : ": " + text);
  }
}
