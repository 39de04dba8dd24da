package com.imt.ic.ledger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A NACHA return reason code, or a change code, with what a biller does about it. Immutable and
 * thread-safe; two are equal when their codes are.
 *
 * <p>What is said of a code lies beside this class as {@code return-codes.txt}.
 */
public final class ReturnCode {

  /** An R or a C and up to two digits, where an O is taken for the 0 that it is misread from. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?<![0-9A-Z])([RC])[ -]?([0-9O]?[0-9]|[1-9]O)(?![0-9A-Z])");

  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![0-9A-Z])");

  private final String code;
  private final ReturnCodeTable.Line line;

  private ReturnCode(String code, ReturnCodeTable.Line line) {
    this.code = code;
    this.line = line;
  }

  /**
   * A code as a report gives it. Case and white space around it do not count, and neither do text
   * beside it ({@code R03 - No account}), a missing zero ({@code R3}) or an O for a zero.
   *
   * @param text may be empty, which is a return without a code
   * @return the code; where the table does not hold it, of class {@link ReturnClass#NOTIFICATION}
   *     when it is a C and two digits, as NACHA's change codes are, else of {@link
   *     ReturnClass#UNKNOWN}. A number alone is unknown too, since nobody says whose it is
   */
  public static ReturnCode of(String text) {
    ReturnCodeTable table = ReturnCodeTable.INSTANCE;
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    Matcher numbered = NUMBERED.matcher(wanted);
    if (numbered.find()) {
      String digits = numbered.group(2).replace('O', '0');
      String code = numbered.group(1) + (digits.length() == 1 ? "0" : "") + digits;
      boolean change = code.startsWith("C");
      String any = change ? ReturnCodeTable.ANY_CHANGE : ReturnCodeTable.ANY_RETURN;
      return new ReturnCode(code, table.get(table.has(code) ? code : any));
    }
    Matcher word = WORD.matcher(wanted);
    if (word.find() && table.has(word.group())) {
      return new ReturnCode(word.group(), table.get(word.group()));
    }
    return new ReturnCode(wanted, table.get(wanted.isEmpty() ? "" : ReturnCodeTable.ANY));
  }

  /**
   * {@return the code alone, such as {@code R01}; an unknown text in upper case; empty for none}
   */
  public String code() {
    return code;
  }

  /** {@return what kind of reason it is} */
  public ReturnClass returnClass() {
    return line.returnClass();
  }

  /** {@return the reason in words; empty for a code that the table does not hold} */
  public String reason() {
    return line.reason();
  }

  /** {@return what a biller does about it, in a sentence or two} */
  public String advice() {
    return line.advice();
  }

  /**
   * {@return whether a return with this code takes the payment's money back; not so a notification
   * of change, and a code by which banks dispute or undo a return. An unknown code does, and so
   * does none, since a return is what the report is of}
   */
  public boolean takesMoneyBack() {
    return line.marks().contains("takes-money-back");
  }

  /**
   * {@return whether further EFT payments of this account, AutoPay too, should be blocked until the
   * payer gives new data or a new authorisation}
   */
  public boolean blocksEft() {
    return line.marks().contains("blocks-eft");
  }

  /**
   * {@return whether the same debit may be tried again: NACHA allows two more within 180 days after
   * missing funds, and one that was corrected after a fault of format}
   */
  public boolean mayRetry() {
    return line.marks().contains("may-retry");
  }

  /** {@return whether people must look at the return, since the code does not say what to do} */
  public boolean needsReview() {
    return line.marks().contains("review");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReturnCode that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** Code and reason. */
  @Override
  public String toString() {
    return reason().isEmpty() ? code : code + " (" + reason() + ")";
  }
}
