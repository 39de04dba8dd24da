package com.imt.ic.benchmarks.soap;

import com.imt.ic.BillerCredentials;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;

/** The SDK as a host uses it, its checks, limits and redaction on. */
final class Sdk {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private Sdk() {}

  static long read(URI base, Consumer<Payment> payments) {
    return read(settings(base).build(), payments);
  }

  /** The whole client but its sockets: an interceptor answers in their place. */
  static long readInMemory(PaymentsDocument document, Consumer<Payment> payments) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(
                            ResponseBody.create(
                                Okio.buffer(Okio.source(document.open())),
                                MediaType.get("text/xml; charset=utf-8"),
                                -1))
                        .build())
            .build();
    return read(settings(URI.create("http://127.0.0.1:1/")).httpClient(client).build(), payments);
  }

  private static SoapSettings.Builder settings(URI base) {
    return SoapSettings.builder(BillerCredentials.of("guid", "key"))
        .baseAddress(base)
        .maximumAnswerBytes(1L << 40);
  }

  private static long read(SoapSettings settings, Consumer<Payment> payments) {
    long count = 0;
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      while (report.hasNext()) {
        if (report.next() instanceof ReportRow.Understood<Payment> row) {
          payments.accept(row.record());
          count++;
        } else {
          throw new IllegalStateException("a row was not understood");
        }
      }
    }
    return count;
  }
}
