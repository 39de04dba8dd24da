package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When what is scripted happens, what is refused, and what is noticed. */
class FakeFaultsTest {

  private final FakeInvoiceCloud ic =
      FakeInvoiceCloud.builder()
          .clock(MutableClock.at(Instant.parse("2026-11-02T14:00:00Z")))
          .profile(SmallHost.PROFILE)
          .build();
  private final FakeFaults faults = ic.faults();

  @Test
  void faults_happenInTheirOrder_asOftenAsTheySay() {
    faults
        .next(CloudOperation.VIEW_INVOICE, Fault.reset())
        .next(CloudOperation.VIEW_INVOICE, Fault.htmlPage(503).times(2));

    assertThat(invoice()).isEqualTo("UNREACHABLE");
    assertThat(customer()).isEqualTo("well");
    assertThat(invoice()).isEqualTo("UNAVAILABLE");
    assertThat(invoice()).isEqualTo("UNAVAILABLE");
    assertThat(invoice()).isEqualTo("well");
  }

  @Test
  void faultAfterCalls_lets_thoseBeWell() {
    faults.next(CloudOperation.VIEW_INVOICE, Fault.reset().afterCalls(2).times(2));

    assertThat(invoice()).isEqualTo("well");
    assertThat(invoice()).isEqualTo("well");
    assertThat(invoice()).isEqualTo("UNREACHABLE");
    assertThat(invoice()).isEqualTo("UNREACHABLE");
    assertThat(invoice()).isEqualTo("well");
  }

  @Test
  void faultOfAnyOperation_happensToTheFirstThatItCanHappenTo() {
    faults.next(Fault.noTables()).next(Fault.reset());

    assertThat(invoice()).isEqualTo("UNREACHABLE");
    assertThatThrownBy(() -> ic.paymentsSince(Instant.EPOCH)).hasMessageContaining("no table");
    assertThat(faults.unused()).isEmpty();
  }

  @Test
  void standingFault_staysUntilItIsCleared() {
    faults.always(Fault.credentialsRefused().afterCalls(1));

    assertThat(invoice()).isEqualTo("well");
    assertThat(customer()).isEqualTo("CREDENTIALS_REFUSED");
    assertThat(invoice()).isEqualTo("CREDENTIALS_REFUSED");
    faults.clear();
    assertThat(invoice()).isEqualTo("well");
  }

  @Test
  void faultThatDidNotHappen_isNoticed() {
    faults
        .next(CloudOperation.VIEW_INVOICE, Fault.reset().times(3))
        .next(CloudOperation.PAYMENTS, Fault.rowsDoubled())
        .next(Fault.pushRepeated())
        .always(CloudOperation.PAPERLESS, Fault.clockSkew(Duration.ofMinutes(1)));
    invoice();

    assertThat(faults.unused())
        .containsExactly(
            "VIEW_INVOICE: reset().times(3), 2 of 3 times left",
            "PAYMENTS: rowsDoubled()",
            "any operation: pushRepeated()",
            "PAPERLESS: clockSkew(PT1M)");
    assertThatThrownBy(faults::assertUsed)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PAYMENTS: rowsDoubled()");
    faults.clear();
    assertThatCode(faults::assertUsed).doesNotThrowAnyException();
  }

  @Test
  void faultThatAnOperationCannotHave_isRefusedAndToldWhatCan() {
    assertThatThrownBy(() -> faults.next(CloudOperation.SUBMIT_INVOICE_FILE, Fault.rowsDoubled()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "rowsDoubled() cannot happen to SUBMIT_INVOICE_FILE: SUBMIT_INVOICE_FILE has no rows;"
                + " rowsDoubled() can happen to [PAYMENTS, SETTLED_BATCHES,")
        .hasMessageContaining("to SUBMIT_INVOICE_FILE can happen connectionRefused,");
    assertThatThrownBy(() -> faults.next(CloudOperation.SETTLED_BATCHES, Fault.byteInNames(0x92)))
        .hasMessageContaining("SETTLED_BATCHES has no column of customers' names")
        .hasMessageContaining("can happen to [PAYMENTS,");
    assertThatThrownBy(() -> faults.next(CloudOperation.PAYMENTS, Fault.repeatedColumn("Nothing")))
        .hasMessageContaining("the profile names no column Nothing of PAYMENTS; there are [");
    assertThatThrownBy(() -> faults.always(Fault.columnsAbsent("Nothing")))
        .hasMessageContaining("cannot happen to any operation");
    assertThatThrownBy(() -> faults.next(CloudOperation.PAYMENTS, Fault.pushRepeated()))
        .hasMessageContaining("script it without one");
    assertThatThrownBy(() -> faults.always(Fault.reset().times(2)))
        .hasMessageContaining("has a number of times");
    assertThat(faults.unused()).isEmpty();
  }

  @Test
  void numbersThatMakeNoFault_areRefused() {
    assertThatThrownBy(() -> Fault.htmlPage(304)).hasMessageContaining("found 304");
    assertThatThrownBy(() -> Fault.tooManyRequests(Duration.ofSeconds(-1)))
        .hasMessageContaining("found PT-1S");
    assertThatThrownBy(() -> Fault.cutAfterRows(-1))
        .hasMessage("cutAfterRows takes 0 or more, found -1");
    assertThatThrownBy(() -> Fault.reset().times(0)).hasMessage("times takes 1 or more, found 0");
    assertThatThrownBy(() -> Fault.forbiddenCharacter('\t')).hasMessageContaining("found U+0009");
    assertThatThrownBy(() -> Fault.byteInNames(256)).hasMessageContaining("found 256");
    assertThatThrownBy(() -> Fault.rowsDoubled().afterTheWork())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rowsDoubled() cannot be moved behind the work");
    assertThatThrownBy(() -> Fault.connectionRefused().afterTheWork())
        .isInstanceOf(IllegalStateException.class);
  }

  private String invoice() {
    return seen(() -> ic.findInvoice(InvoiceNumber.of("INV-1")));
  }

  private String customer() {
    return seen(() -> ic.findCustomer(AccountNumber.of("0001000237")));
  }

  private static String seen(Runnable call) {
    try {
      call.run();
      return "well";
    } catch (CallFailedException e) {
      return e.kind().name();
    }
  }
}
