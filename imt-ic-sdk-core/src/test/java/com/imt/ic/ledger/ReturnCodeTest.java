package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnCodeTest {

  @ParameterizedTest
  @CsvSource({
    "R01, FUNDS, Insufficient funds, takes, -, retry, -",
    "R02, ACCOUNT, Account closed, takes, blocks, -, -",
    "R07, UNAUTHORIZED, Authorisation revoked, takes, blocks, -, -",
    "R08, STOPPED, Payment stopped, takes, -, -, -",
    "R10, UNAUTHORIZED, Originator unknown/not authorised, takes, blocks, -, -",
    "R11, UNAUTHORIZED, Not per terms of authorisation, takes, blocks, -, -",
    "R15, HOLDER, Beneficiary/holder deceased, takes, blocks, -, review",
    "R17, FORMAT, File edit / questionable entry, takes, -, retry, review",
    "R18, FORMAT, Improper effective date, takes, -, retry, -",
    "R20, ACCOUNT, Non-payment (non-transaction) account, takes, blocks, -, -",
    "R24, FORMAT, Duplicate entry, takes, -, retry, review",
    "R29, UNAUTHORIZED, Corporate not authorised, takes, blocks, -, -",
    "R67, DISHONOR, Duplicate return, -, -, -, review",
    "R85, INTERNATIONAL, Miscoded outbound IAT, takes, -, retry, review",
    "R99, UNKNOWN, '', takes, -, -, review",
    "C01, NOTIFICATION, Correct the account number, -, -, -, review",
    "C14, NOTIFICATION, Correct the SEC code (IAT), -, -, -, review",
    "C61, NOTIFICATION, '', -, -, -, review",
    "C011, UNKNOWN, '', takes, -, -, review",
    "'', UNKNOWN, No code was given, takes, -, -, review",
  })
  void code_hasClassReasonAndConsequences(
      String code,
      ReturnClass returnClass,
      String reason,
      String takes,
      String blocks,
      String retry,
      String review) {
    ReturnCode found = ReturnCode.of(" " + code.toLowerCase(Locale.ROOT) + " ");

    assertThat(found.code()).isEqualTo(code);
    assertThat(found.returnClass()).isEqualTo(returnClass);
    assertThat(found.reason()).isEqualTo(reason);
    assertThat(found.takesMoneyBack()).isEqualTo(takes.equals("takes"));
    assertThat(found.blocksEft()).isEqualTo(blocks.equals("blocks"));
    assertThat(found.mayRetry()).isEqualTo(retry.equals("retry"));
    assertThat(found.needsReview()).isEqualTo(review.equals("review"));
  }

  @ParameterizedTest
  @CsvSource({
    "R01 - Insufficient Funds, R01",
    "R01/NSF, R01",
    "R1, R01",
    "'r01 ', R01",
    "R-01, R01",
    "(R03) No account, R03",
    "RO3, R03",
    "R1O, R10",
    "ACH R61, R61",
    "R68: untimely return, R68",
    "C02: incorrect routing, C02",
    "C02 - text, C02",
    "CO2, C02",
    "C1, C01",
    "NOC C05, C05",
    "noc, NOC",
    "NOC - routing number, NOC",
    "Notification of change, NOTIFICATION",
  })
  void textBesideACode_andSloppyWriting_makeNoOtherCode(String text, String code) {
    assertThat(ReturnCode.of(text)).isEqualTo(ReturnCode.of(code));
    assertThat(ReturnCode.of(text).code()).isEqualTo(code);
  }

  /** A return taken for a notification would leave money posted that is gone. */
  @ParameterizedTest
  @ValueSource(
      strings = {"3", "61", "NSF", "CLOSED", "C", "CO", "C123", "XC02", "*", "class", "C##"})
  void whatIsNoCode_isAnUnknownReturn_keptAsItCame(String text) {
    ReturnCode code = ReturnCode.of(text);

    assertThat(code.code()).isEqualTo(text.toUpperCase(Locale.ROOT));
    assertThat(code.returnClass()).isEqualTo(ReturnClass.UNKNOWN);
    assertThat(code.takesMoneyBack()).isTrue();
    assertThat(code.needsReview()).isTrue();
  }

  @Test
  void onlyPlainReturns_takeMoneyBack() {
    List<Integer> notTaken = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      if (!ReturnCode.of(String.format(Locale.ROOT, "R%02d", number)).takesMoneyBack()) {
        notTaken.add(number);
      }
      assertThat(ReturnCode.of(String.format(Locale.ROOT, "C%02d", number)).returnClass())
          .isEqualTo(ReturnClass.NOTIFICATION);
    }
    assertThat(notTaken)
        .containsExactly(61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77);
  }

  @Test
  void everyCode_hasAdvice() {
    for (String code : List.of("R01", "R24", "R61", "C02", "C99", "R99", "NSF", "")) {
      assertThat(ReturnCode.of(code).advice()).endsWith(".");
    }
    assertThat(ReturnCode.of("R24").advice()).isNotEqualTo(ReturnCode.of("R18").advice());
  }

  @Test
  void codesOfTheList_areKnown_andNoOther() {
    List<Integer> unknown = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      String code = String.format(Locale.ROOT, "R%02d", number);
      if (ReturnCode.of(code).returnClass() == ReturnClass.UNKNOWN) {
        unknown.add(number);
      }
    }
    assertThat(unknown)
        .containsExactly(
            0, 48, 49, 54, 55, 56, 57, 58, 59, 60, 78, 79, 86, 87, 88, 89, 91, 92, 93, 94, 95, 96,
            97, 98, 99);
  }
}
