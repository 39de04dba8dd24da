package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.ledger.CustomerEnrollment.Converted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers of another provider, written for hand-over. */
class ConvertedTest {

  private static final ByteArrayOutputStream NOWHERE = new ByteArrayOutputStream();

  private static Converted customer(String account) {
    return new Converted(AccountNumber.of(account), Optional.of(PaymentMethod.CC), false);
  }

  @Test
  void file_is_rfc_4180_in_utf_8() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Converted.write(
        List.of(
            new Converted(AccountNumber.of("PA-1"), Optional.of(PaymentMethod.EFT), true),
            new Converted(AccountNumber.of("ü,\"2"), Optional.empty(), true)),
        out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            accountNumber,autoPay,method,paperless\r
            PA-1,true,EFT,true\r
            "ü,""2",false,,true\r
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM"})
  void account_that_a_spreadsheet_takes_for_a_formula_is_refused(String account) {
    assertThatThrownBy(() -> Converted.write(List.of(customer(account)), NOWHERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which a spreadsheet takes for a formula");
  }

  @Test
  void account_that_stands_twice_is_refused() {
    assertThatThrownBy(
            () -> Converted.write(List.of(customer("PA-12345"), customer("PA-12345")), NOWHERE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stands twice");
  }
}
