package com.imt.ic.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A NACHA return reason code, or a change code, with its class and meaning. Immutable and
 * thread-safe.
 *
 * <p>The table lies beside this class as {@code return-codes.txt}.
 *
 * @param code the code, such as {@code R01}
 * @param returnClass what kind of reason it is
 * @param reason the reason in words; empty for a code that the table does not hold
 */
public record ReturnCode(String code, ReturnClass returnClass, String reason) {

  private static final String TABLE = "return-codes.txt";
  private static final Pattern CHANGE_CODE = Pattern.compile("C[0-9]{2}");
  private static final Map<String, ReturnCode> KNOWN = read();

  /** Checks that everything is there. */
  public ReturnCode {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(returnClass, "returnClass");
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * A code as a report gives it; case and spaces around it do not count.
   *
   * @return the code; where the table does not hold it, of class {@link ReturnClass#NOTIFICATION}
   *     when it is a C and two digits, as NACHA's change codes are, else of {@link
   *     ReturnClass#UNKNOWN}
   */
  public static ReturnCode of(String code) {
    String wanted = code.strip().toUpperCase(Locale.ROOT);
    ReturnCode known = KNOWN.get(wanted);
    if (known != null) {
      return known;
    }
    boolean change = CHANGE_CODE.matcher(wanted).matches();
    return new ReturnCode(wanted, change ? ReturnClass.NOTIFICATION : ReturnClass.UNKNOWN, "");
  }

  /** {@return true for a notification of change, which moves no money} */
  public boolean paymentStands() {
    return returnClass == ReturnClass.NOTIFICATION;
  }

  /**
   * {@return whether people must look at a return with this code: its class says so, or it is R24,
   * which may mean that the payer was debited twice, or R17, which may mean fraud}
   */
  public boolean needsReview() {
    return returnClass.needsReview() || code.equals("R24") || code.equals("R17");
  }

  private static Map<String, ReturnCode> read() {
    Map<String, ReturnCode> codes = new TreeMap<>();
    try (InputStream in = ReturnCode.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's jar lacks its table " + TABLE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\\|", 3);
          codes.put(parts[0], new ReturnCode(parts[0], ReturnClass.valueOf(parts[1]), parts[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The SDK's table " + TABLE + " cannot be read", e);
    }
    return Map.copyOf(codes);
  }
}
