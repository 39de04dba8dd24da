package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.profile.Profile;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One client in many threads: each call gets its own answer. */
class SoapParallelTest {

  private static final Pattern ACCOUNT = Pattern.compile("<AccountNumber>([^<]*)</AccountNumber>");

  @Test
  void oneClient_eightThreads_everyCallGetsItsOwnAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    String answer =
        new String(Contract.response("view-customer"), StandardCharsets.UTF_8)
            .replaceFirst("<AccountNumber>[^<]*", "<AccountNumber>%s");
    server.createContext(
        "/",
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher asked = ACCOUNT.matcher(request);
          String account = asked.find() ? asked.group(1) : "none";
          byte[] body = answer.replace("%s", account).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    SoapSettings settings =
        SoapSettings.builder(BillerCredentials.of(Contract.GUID, Contract.KEY))
            .baseAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
            .build();
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String name = "T" + thread + "-";
        wrong.add(
            threads.submit(
                () -> {
                  int others = 0;
                  for (int call = 0; call < 25; call++) {
                    AccountNumber account = AccountNumber.of(name + call);
                    CustomerRecord customer = cloud.findCustomer(account).orElseThrow();
                    others += customer.accountNumber().equals(account) ? 0 : 1;
                  }
                  return others;
                }));
      }
      for (Future<Integer> each : wrong) {
        assertThat(each.get()).isZero();
      }
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
