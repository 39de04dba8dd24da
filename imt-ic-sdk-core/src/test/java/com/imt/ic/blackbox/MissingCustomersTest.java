package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.blackbox.TableLedger.Line;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.polling.PollResult;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who leaves a list of customers is named, once, to people and to the ledger. */
class MissingCustomersTest {

  private static final String ENROLLED_ALONE =
      "{ \"polling\": { \"autopay\": { \"lists\": \"ENROLLED\" } } }";

  private final Host host = new Host();
  private InvoiceCloudIntegration integration = host.integration();

  private void list(int... customers) {
    host.cloud.autoPay.clear();
    for (int customer : customers) {
      host.cloud.autoPay.add(ScriptedCloud.row(Samples.autoPay(customer, true)));
    }
  }

  private PollResult poll(int... customers) {
    list(customers);
    return integration.poll(ReportKind.AUTOPAY);
  }

  private static int[] first(int count) {
    return IntStream.rangeClosed(1, count).toArray();
  }

  private static AccountNumber account(int customer) {
    return Samples.autoPay(customer, true).accountNumber();
  }

  private static List<Warning.Kind> kinds(PollResult result) {
    return result.warnings().stream().map(Warning::kind).toList();
  }

  private List<Line> missing() {
    return host.ledger.lines(Call.MISSING);
  }

  @Test
  void customerThatTheListNoLongerHolds_isNamed_inTheResultTheStatusAndTheLedger() {
    poll(1, 2, 3);

    PollResult two = poll(1, 2);

    assertThat(two.missing()).containsExactly(account(3));
    assertThat(two.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.CUSTOMERS_MISSING);
              assertThat(warning.detail())
                  .contains("1 customers that were listed before are missing")
                  .contains("keep their last known enrolment")
                  .doesNotContain(account(3).value());
            });
    assertThat(two.toString()).doesNotContain(account(3).value() + "]");
    assertThat(host.node("node-2").status().of(ReportKind.AUTOPAY).warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.CUSTOMERS_MISSING);
    assertThat(missing())
        .containsExactly(Line.of(Call.MISSING, PaymentChannel.POLL, Samples.autoPay(3, true)));

    assertThat(poll(1, 2).warnings()).isEmpty();
    assertThat(missing()).hasSize(1);
  }

  @Test
  void customerThatIsListedAgain_isNoChange_andIsNamedAgainWhenItLeavesAgain() {
    poll(1, 2, 3);
    poll(1, 2);
    assertThat(poll(1, 2, 3).fresh()).isZero();
    assertThat(poll(1, 2).missing()).containsExactly(account(3));
    assertThat(missing()).hasSize(2);
    assertThat(host.ledger.lines(Call.ENROLLMENT)).hasSize(3);
  }

  @Test
  void whereTheProfileSaysThatTheEnrolledAloneAreListed_theMissingAreUnenrolled_andReturn() {
    integration =
        host.builder().node("node-1").profile(Samples.profile().override(ENROLLED_ALONE)).build();
    poll(1, 2, 3);
    assertThat(poll(1, 2).warnings().get(0).detail()).contains("are taken as unenrolled");
    assertThat(poll(1, 2, 3).fresh()).isEqualTo(1);
    assertThat(poll(1, 2, 3).fresh()).isZero();
    assertThat(missing()).isEmpty();
    assertThat(host.ledger.lines(Call.ENROLLMENT))
        .endsWith(
            Line.of(Call.ENROLLMENT, PaymentChannel.POLL, Samples.autoPay(3, false)),
            Line.of(Call.ENROLLMENT, PaymentChannel.POLL, Samples.autoPay(3, true)));
  }

  @Test
  void otherReportAndOtherInvoiceType_areOthers() {
    CustomerEnrollment ofType = Samples.autoPay(1, true).toBuilder().invoiceTypeId("7").build();
    list(1, 2);
    host.cloud.autoPay.add(ScriptedCloud.row(ofType));
    integration.poll(ReportKind.AUTOPAY);
    integration.poll(ReportKind.PAPERLESS);
    assertThat(missing()).isEmpty();

    assertThat(poll(1, 2).missing()).containsExactly(account(1));

    assertThat(missing()).containsExactly(Line.of(Call.MISSING, PaymentChannel.POLL, ofType));
  }

  @Test
  void answerThatBrokeOff_namesNobody_andLeavesNoTraceInTheNextOne() {
    poll(1, 2, 3);
    list(3, 1);
    host.cloud.breakAfter = 1;
    assertThatThrownBy(() -> integration.poll(ReportKind.AUTOPAY))
        .hasMessage("the answer broke off");
    assertThat(missing()).isEmpty();
    host.cloud.breakAfter = Integer.MAX_VALUE;

    assertThat(poll(1, 2).missing()).containsExactly(account(3));
  }

  @Test
  void answerWithAnUnreadableRow_namesNobody_sinceThatRowMayBeTheirs() {
    poll(1, 2, 3);
    list(1, 2);
    host.cloud.autoPay.add(ScriptedCloud.unreadable("no flag", Map.of("AccountNumber", "HO-3")));
    assertThat(integration.poll(ReportKind.AUTOPAY).missing()).isEmpty();
    assertThat(poll(1, 2).missing()).containsExactly(account(3));
  }

  @Test
  void rowThatIsPassedOver_listsItsCustomerAllTheSame() {
    CustomerEnrollment now =
        Samples.autoPay(1, true).toBuilder().changedAt(Host.NOW.minusSeconds(60)).build();
    host.cloud.autoPay.add(ScriptedCloud.row(now));
    integration.poll(ReportKind.AUTOPAY);
    host.cloud.autoPay.clear();
    host.cloud.autoPay.add(
        ScriptedCloud.row(now.toBuilder().changedAt(Host.NOW.minusSeconds(90)).build()));
    assertThat(integration.poll(ReportKind.AUTOPAY).missing()).isEmpty();
  }

  @Test
  void whomTheLedgerRefuses_isToldAgain_andOneOnWhichItFailsStopsNoOther() {
    poll(1, 2, 3, 4);
    host.ledger.refusal =
        (call, fact) -> {
          if (((CustomerEnrollment) fact).accountNumber().equals(account(2))) {
            throw new IllegalStateException("no");
          }
          return "not today";
        };
    assertThat(poll(1).warnings().get(0).detail()).contains("Of 3 the ledger took no note");
    assertThat(missing()).isEmpty();
    host.ledger.refusal = (call, fact) -> null;

    assertThat(poll(1).missing()).containsExactly(account(2), account(3), account(4));
    assertThat(missing()).hasSize(3);
  }

  @Test
  void ledgerThatIsDown_stopsThePoll() {
    poll(first(40));
    host.ledger.refusal =
        (call, fact) -> {
          throw new IllegalStateException("down");
        };
    list(first(8));
    assertThatThrownBy(() -> integration.acceptSnapshot(ReportKind.AUTOPAY))
        .isInstanceOf(LedgerDownException.class);
  }

  // Lists that shrink.

  @Test
  void listThatShrinksALittleEachTime_isComparedWithWhatItWasBefore() {
    poll(first(100));
    for (int left : new int[] {95, 90, 85, 80}) {
      assertThat(kinds(poll(first(left))))
          .as("%s left", left)
          .containsExactly(Warning.Kind.CUSTOMERS_MISSING);
    }

    PollResult held = poll(first(79));

    assertThat(held.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.SHRUNK_SNAPSHOT);
              assertThat(warning.detail())
                  .contains("79 customers came, 80 the last time, 100 before they became fewer");
            });
    assertThat(held.missing()).isEmpty();
    assertThat(missing()).hasSize(20);
    assertThat(integration.status().attention())
        .anyMatch(line -> line.contains("79 customers came"));
  }

  @Test
  void acceptedSnapshot_isWhatLaterOnesAreComparedWith_andNamesWhoIsGone() {
    poll(first(100));
    assertThat(kinds(poll(first(50)))).containsExactly(Warning.Kind.SHRUNK_SNAPSHOT);

    PollResult accepted = integration.acceptSnapshot(ReportKind.AUTOPAY);

    assertThat(accepted.missing()).hasSize(50).contains(account(100));
    assertThat(poll(first(50)).warnings()).isEmpty();
    assertThat(kinds(poll(first(45)))).containsExactly(Warning.Kind.CUSTOMERS_MISSING);
    assertThat(kinds(poll(first(39)))).containsExactly(Warning.Kind.SHRUNK_SNAPSHOT);
  }

  @Test
  void emptyList_isBelievedOfSeveralCustomersNever_howeverFewTheyWere() {
    poll(1, 2, 3);
    PollResult empty = poll();
    assertThat(kinds(empty)).containsExactly(Warning.Kind.SHRUNK_SNAPSHOT);
    assertThat(empty.missing()).isEmpty();
    assertThat(integration.acceptSnapshot(ReportKind.AUTOPAY).missing()).hasSize(3);
    assertThat(poll().warnings()).isEmpty();
  }

  @Test
  void manyMissingCustomers_areToldByTheHundred_andTheFirstAreNamed() {
    poll(first(1_250));
    list(first(3));
    PollResult accepted = integration.acceptSnapshot(ReportKind.AUTOPAY);
    assertThat(accepted.missing()).hasSize(PollResult.MOST_FAILURES).doesNotHaveDuplicates();
    assertThat(accepted.warnings().get(0).detail()).contains("1247 customers");
    assertThat(missing()).hasSize(1_247).doesNotHaveDuplicates();
  }

  @Test
  void whateverIsListed_eachIsNamedWhenItLeaves_andOnlyThen() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<Integer> listed = new HashSet<>();
    Set<Integer> known = new HashSet<>();
    for (int round = 0; round < 25; round++) {
      Set<Integer> next = new TreeSet<>(List.of(0));
      for (int customer = 1; customer < 9; customer++) {
        if (random.nextBoolean()) {
          next.add(customer);
        }
      }
      Set<Integer> gone = new HashSet<>(listed);
      gone.removeAll(next);

      PollResult result = poll(next.stream().mapToInt(each -> each).toArray());

      assertThat(result.missing())
          .as("seed %d, round %d", seed, round)
          .containsExactlyInAnyOrderElementsOf(gone.stream().map(each -> account(each)).toList());
      known.addAll(next);
      listed = next;
    }
    assertThat(host.ledger.lines(Call.ENROLLMENT)).as("seed %d", seed).hasSameSizeAs(known);
  }
}
