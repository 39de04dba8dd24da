package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.imt.ic.soap.hosted.HostedCall.Entries;
import com.imt.ic.soap.hosted.HostedCall.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every request is counted, and what is counted is fit for a log. */
class HostedCallsTest {

  private static final Entries NONE = new Entries(0, 0, 0, 0);

  private final BlockingQueue<HostedCall> calls = new LinkedBlockingQueue<>();
  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum =
        new SpectrumOnLoopback(
            services ->
                services.maximumRequestBytes(20_000).maximumReceipts(5).listener(calls::add));
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  private void assertCounted(String service, Outcome outcome, int status, Entries entries)
      throws Exception {
    HostedCall call = calls.take();
    assertThat(call.service()).isEqualTo(service);
    assertThat(call.outcome()).isEqualTo(outcome);
    assertThat(call.status()).isEqualTo(status);
    assertThat(call.entries()).isEqualTo(entries);
    assertThat(call.elapsed()).isPositive();
    assertThat(call.toString())
        .doesNotContain(SpectrumOnLoopback.KEY, SpectrumOnLoopback.BILLER, "HO-1", "HO-404");
    assertThat(calls).isEmpty();
  }

  @Test
  void receipts_areCountedByWhatBecameOfThem() throws Exception {
    spectrum.post11(
        "OnlineReceipt",
        receipts(
            receipt(1),
            receipt(1),
            receipt(guid(2), "CLOSED-1", "1", "CC"),
            receipt(guid(3), "BROKEN-1", "1", "CC"),
            receipt(4)));

    assertCounted("OnlineReceipt", Outcome.ANSWERED, 200, new Entries(2, 1, 1, 1));
  }

  @Test
  void receiptsOfTheFuture_arePosted_andCountedOnce() throws Exception {
    String body =
        receipts(receipt(1), receipt(2).replace("2026-11-01T", "2031-11-01T"), receipt(3));

    spectrum.post11("OnlineReceipt", body);
    assertCounted("OnlineReceipt", Outcome.ANSWERED, 200, new Entries(3, 0, 0, 0, 1));

    spectrum.post11("OnlineReceipt", body);
    assertCounted("OnlineReceipt", Outcome.ANSWERED, 200, new Entries(0, 3, 0, 0, 0));
    assertThat(spectrum.posted()).hasSize(3);
  }

  @Test
  void lookUps_areCountedByWhatBecameOfThem() throws Exception {
    spectrum.post11("RealTimeDataRefresh", refresh("HO-1", ""));
    assertCounted("RealTimeDataRefresh", Outcome.ANSWERED, 200, new Entries(1, 0, 0, 0));
    spectrum.post11("RealTimeDataRefresh", refresh("HO-404", ""));
    assertCounted("RealTimeDataRefresh", Outcome.ANSWERED, 200, new Entries(0, 0, 1, 0));
    spectrum.post11("RealTimeDataRefresh", refresh("BROKEN-1", ""));
    assertCounted("RealTimeDataRefresh", Outcome.ANSWERED, 200, new Entries(0, 0, 0, 1));
  }

  @Test
  void whileKeysRotate_itIsToldWhichPairCame() throws Exception {
    spectrum.post11("OnlineReceipt", receipts(receipt(1)));
    spectrum.post11(
        "RealTimeDataRefresh",
        refresh("HO-1", "").replace(SpectrumOnLoopback.KEY, SpectrumOnLoopback.OLD_KEY));
    spectrum.post11(
        "OnlineReceipt", receipts(receipt(2)).replace(SpectrumOnLoopback.KEY, "a guess"));

    assertThat(calls)
        .extracting(HostedCall::biller, HostedCall::pair)
        .containsExactly(
            tuple(SpectrumOnLoopback.BID, 2), tuple(SpectrumOnLoopback.BID, 1), tuple(null, 0));
  }

  @Test
  void refusals_areCountedByTheirReason() throws Exception {
    spectrum.post11(
        "OnlineReceipt", receipts(receipt(1)).replace(SpectrumOnLoopback.KEY, "a guess"));
    assertCounted("OnlineReceipt", Outcome.WRONG_CREDENTIALS, 500, NONE);
    spectrum.post11("OnlineReceipt", "<a");
    assertCounted("OnlineReceipt", Outcome.NOT_UNDERSTOOD, 500, NONE);
    spectrum.post11("OnlineReceipt", receipts(receipt(1).replace("AutoPay", "Auto")));
    assertCounted("OnlineReceipt", Outcome.NOT_UNDERSTOOD, 500, NONE);
    spectrum.post11("OnlineReceipt", receipts(receipt(1).repeat(6)));
    assertCounted("OnlineReceipt", Outcome.TOO_LARGE, 500, NONE);
    spectrum.post11("OnlineReceipt", " ".repeat(20_001));
    assertCounted("OnlineReceipt", Outcome.TOO_LARGE, 413, NONE);
    spectrum.post("OnlineReceipt", "text/plain", new byte[1]);
    assertCounted("OnlineReceipt", Outcome.NOT_SERVED, 415, NONE);
    spectrum.send(HttpRequest.newBuilder(spectrum.address("OnlineReceipt")));
    assertCounted("OnlineReceipt", Outcome.NOT_SERVED, 405, NONE);
    spectrum.send(HttpRequest.newBuilder(URI.create(spectrum.address("OnlineReceipt") + "?wsdl")));
    assertCounted("OnlineReceipt", Outcome.CONTRACT_SERVED, 200, NONE);
    assertThat(spectrum.posted()).isEmpty();
  }

  @Test
  void addressThatNobodyServes_isNotQuoted() throws Exception {
    spectrum.post11("OnlineReceipt/HO-404", "");
    assertCounted("", Outcome.NOT_SERVED, 404, NONE);
  }

  @Test
  void listenerThatThrows_changesNoAnswer() throws Exception {
    Consumer<HostedCall> full =
        call -> {
          throw new IllegalStateException("the counter is full");
        };
    try (SpectrumOnLoopback other = new SpectrumOnLoopback(services -> services.listener(full))) {
      HttpResponse<String> answer =
          other.post(
              "OnlineReceipt", "text/xml", receipts(receipt(1)).getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("<Status>Posted</Status>");
    }
  }
}
