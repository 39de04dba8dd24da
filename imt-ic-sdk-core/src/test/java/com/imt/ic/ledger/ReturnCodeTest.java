package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnCodeTest {

  @ParameterizedTest
  @CsvSource({
    "R01, FUNDS, Insufficient funds, false, true, false",
    "R02, ACCOUNT, Account closed, true, false, false",
    "R07, UNAUTHORIZED, Authorisation revoked, true, false, false",
    "R08, STOPPED, Payment stopped, false, false, false",
    "R10, UNAUTHORIZED, Originator unknown/not authorised, true, false, false",
    "R11, UNAUTHORIZED, Not per terms of authorisation, true, false, false",
    "R15, HOLDER, Beneficiary/holder deceased, true, false, true",
    "R17, FORMAT, File edit / questionable entry, false, true, true",
    "R20, ACCOUNT, Non-payment (non-transaction) account, true, false, false",
    "R24, FORMAT, Duplicate entry, false, true, true",
    "R29, UNAUTHORIZED, Corporate not authorised, true, false, false",
    "R67, DISHONOR, Duplicate return, false, false, true",
    "R85, INTERNATIONAL, Miscoded outbound IAT, false, true, true",
    "C01, NOTIFICATION, Correct the account number, false, false, true",
    "C14, NOTIFICATION, Correct the SEC code (IAT), false, false, true",
    "C61, NOTIFICATION, '', false, false, true",
    "C1, UNKNOWN, '', false, false, true",
    "C011, UNKNOWN, '', false, false, true",
  })
  void code_hasClassReasonAndAdvice(
      String code,
      ReturnClass returnClass,
      String reason,
      boolean blocksEft,
      boolean mayRetry,
      boolean needsReview) {
    ReturnCode found = ReturnCode.of(" " + code.toLowerCase(java.util.Locale.ROOT) + " ");

    assertThat(found).isEqualTo(new ReturnCode(code, returnClass, reason));
    assertThat(found.returnClass().blocksEft()).isEqualTo(blocksEft);
    assertThat(found.returnClass().mayRetry()).isEqualTo(mayRetry);
    assertThat(found.needsReview()).isEqualTo(needsReview);
  }

  @Test
  void codesOfTheList_areKnown_andNoOther() {
    List<Integer> unknown = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      String code = String.format(java.util.Locale.ROOT, "R%02d", number);
      if (ReturnCode.of(code).returnClass() == ReturnClass.UNKNOWN) {
        unknown.add(number);
      }
    }
    assertThat(unknown)
        .containsExactly(
            0, 48, 49, 54, 55, 56, 57, 58, 59, 60, 63, 64, 65, 66, 78, 79, 86, 87, 88, 89, 91, 92,
            93, 94, 95, 96, 97, 98, 99);
  }
}
