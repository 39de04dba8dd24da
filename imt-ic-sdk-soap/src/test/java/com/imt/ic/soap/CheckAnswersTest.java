package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.hosted.HostedServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a check's live calls tell of the questions that only InvoiceCloud can answer. */
class CheckAnswersTest {

  /** A little after the rows of the recorded answers. */
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static List<ServiceCheck> check(byte[] payments) throws IOException {
    StubServer.Reply[] answers = new StubServer.Reply[8];
    Arrays.fill(answers, soap11(Contract.response("payments-none")));
    answers[0] = soap11(payments);
    answers[3] = soap11(Contract.response("autopay-customers"));
    try (StubServer server = new StubServer(answers);
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(), Contract.settings(server).maximumAttempts(1).build())) {
      return cloud.check(Clock.fixed(NOW, ZoneOffset.UTC));
    }
  }

  private static byte[] payments() throws IOException {
    return Contract.response("payments-soap11");
  }

  @Test
  void rowsBeforeTheMomentThatWasAsked_hintAtAnotherColumn_andTimesAtTheirWriting()
      throws Exception {
    ServiceCheck check = check(payments()).get(0);

    assertThat(check.answers())
        .anyMatch(
            line ->
                line.startsWith("question 1, a hint of 12 rows: 12 are older than the moment")
                    && line.contains("another column decides"))
        .anyMatch(
            line ->
                line.startsWith("question 3, a hint of 12 rows: times are written: ")
                    && line.contains("PaymentDateGMT with Z"));
  }

  @Test
  void answerWithoutRows_tellsNothing() throws Exception {
    ServiceCheck check = check(Contract.response("payments-none")).get(0);

    assertThat(check.outcome()).isEqualTo(ServiceCheck.Outcome.PROVEN);
    assertThat(check.answers()).isEmpty();
  }

  @Test
  void noTextOfARow_isInWhatIsTold() throws Exception {
    String told =
        check(payments()).toString() + check(payments()).stream().map(c -> c.answers()).toList();

    assertThat(told).doesNotContain("payer0", "Kim", "0001000237", "2026-10-31", "2026-11-01T");
  }

  @Test
  void longReport_isReadToItsTwentiethRow_andNoFurther() throws Exception {
    String text = new String(payments(), StandardCharsets.UTF_8);
    int first = text.indexOf("<Payment diffgr:id=\"Payment1\"");
    int second = text.indexOf("<Payment diffgr:id=\"Payment2\"");
    String row = text.substring(first, second);
    StringBuilder rows = new StringBuilder();
    IntStream.range(0, 20).forEach(i -> rows.append(row));
    // were it read, the check would fail by it
    String broken = text.substring(0, first) + rows + "<not xml";

    ServiceCheck check = check(broken.getBytes(StandardCharsets.UTF_8)).get(0);

    assertThat(check.failure()).isEmpty();
    assertThat(check.answers()).anyMatch(line -> line.startsWith("question 3, a hint of 20 rows"));
  }

  @Test
  void callsOfAHost_thatAnAnswerTurns_areThere() {
    List<String> calls =
        Stream.of(SoapSettings.Builder.class, HostedServices.Builder.class)
            .flatMap(
                builder ->
                    Arrays.stream(builder.getMethods())
                        .map(
                            method ->
                                "%s.Builder.%s"
                                    .formatted(
                                        builder.getEnclosingClass().getSimpleName(),
                                        method.getName())))
            .toList();

    assertThat(Profile.defaults().questions().stream().flatMap(each -> each.java().stream()))
        .isNotEmpty()
        .isSubsetOf(calls);
  }
}
