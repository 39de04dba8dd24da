package com.imt.ic.soap.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.soap.hosted.HostedCall.Outcome;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A guesser is seen in the log, and cannot fill it. */
class RefusedCallersTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final RefusedCallers callers = new RefusedCallers(nanos::get);

  @Test
  void firstIsTold_andThenHowManyThereWere_onceAMinute() {
    assertThat(callers.see("OnlineReceipt", Outcome.WRONG_CREDENTIALS))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith(
                        "OnlineReceipt: 1 request(s) with a wrong BillerGUID or WebServiceKey"));
    for (int i = 0; i < 500; i++) {
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      assertThat(callers.see("OnlineReceipt", Outcome.WRONG_CREDENTIALS)).isEmpty();
    }
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(callers.see("OnlineReceipt", Outcome.WRONG_CREDENTIALS))
        .hasValueSatisfying(
            line -> assertThat(line).startsWith("OnlineReceipt: 501 request(s) in 60 s with"));
  }

  @Test
  void otherOutcomes_areNotTold_andEachKindIsToldByItself() {
    assertThat(callers.see("OnlineReceipt", Outcome.ANSWERED)).isEmpty();
    assertThat(callers.see("OnlineReceipt", Outcome.NOT_UNDERSTOOD)).isEmpty();
    assertThat(callers.see("OnlineReceipt", Outcome.WRONG_CREDENTIALS)).isPresent();
    assertThat(callers.see("OnlineReceipt", Outcome.NOT_ADMITTED)).isPresent();
  }
}
