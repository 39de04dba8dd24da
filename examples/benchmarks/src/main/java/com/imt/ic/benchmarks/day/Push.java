package com.imt.ic.benchmarks.day;

import com.imt.ic.ledger.Payment;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A side's OnlineReceipt on the JDK's server, and the callers that push to it, in this JVM. */
final class Push implements AutoCloseable {

  private static final int CALLERS = 8;

  /** A day like any other, since 1970-01-01T00:00:00Z is read as no moment. */
  private static final Instant FIRST_PAID_AT = Instant.parse("2026-11-02T14:00:00Z");

  private final HttpServer server;
  private final ExecutorService serving = Executors.newFixedThreadPool(CALLERS);
  private final ExecutorService calling = Executors.newFixedThreadPool(CALLERS);
  private final List<Callable<Void>> calls = new ArrayList<>();

  Push(Side side, int receipts) throws IOException {
    // Else the head of a small answer waits 40 ms for the acknowledgement of an earlier packet.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    side.publish(server);
    server.start();
    DataPump pump =
        DataPump.to(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/OnlineReceipt"),
            FakeInvoiceCloudServer.CREDENTIALS);
    for (int from = 0; from < receipts; from += Work.RECEIPTS) {
      List<Payment> some = DayRows.payments(from, Work.RECEIPTS, FIRST_PAID_AT);
      calls.add(
          () -> {
            for (DataPump.Result result : pump.post(some)) {
              if (result.status() != DataPump.Status.POSTED) {
                throw new IllegalStateException(
                    "a receipt is %s: %s"
                        .formatted(result.status(), result.errorMessage().orElse("no reason")));
              }
            }
            return null;
          });
    }
  }

  void run() throws Exception {
    for (Future<Void> call : calling.invokeAll(calls)) {
      call.get();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    calling.shutdownNow();
    serving.shutdownNow();
  }
}
