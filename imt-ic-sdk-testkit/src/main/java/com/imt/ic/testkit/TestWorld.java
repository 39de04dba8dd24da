package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.soap.CallEvent;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedServices;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * All that one test has, each thing made when it is first asked for: a server that nobody asks for
 * is never started. Thread-safe.
 */
final class TestWorld implements AutoCloseable {

  /** How long a silent server is waited for, in real time: a first answer loads many classes. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int MOST_QUARANTINED = 100;

  private final TestSettings settings;
  private final MutableClock clock;
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final Set<Class<?>> underway = new HashSet<>();
  private final Deque<Runnable> opened = new ArrayDeque<>();
  private boolean closed;

  TestWorld(TestSettings settings) {
    this.settings = settings;
    clock = MutableClock.at(settings.start());
  }

  MutableClock clock() {
    return clock;
  }

  Profile profile() {
    return settings.profile();
  }

  FakeInvoiceCloud cloud() {
    return part(
        FakeInvoiceCloud.class,
        () -> {
          FakeInvoiceCloudBuilder builder = FakeInvoiceCloud.builder();
          settings.fake().accept(builder);
          return builder.clock(clock).profile(profile()).build();
        });
  }

  FakeInvoiceCloudServer server() {
    return part(
        FakeInvoiceCloudServer.class,
        () -> closing(FakeInvoiceCloudServer.start(cloud()), FakeInvoiceCloudServer::close));
  }

  SoapSettings soapSettings() {
    return part(
        SoapSettings.class,
        () ->
            SoapSettings.builder(server().credentials())
                .baseAddress(server().baseAddress())
                .clock(clock)
                .sleeper(this::passTime)
                .readTimeout(PATIENCE)
                .listener(this::note)
                .build());
  }

  SoapInvoiceCloud soapInvoiceCloud() {
    return part(
        SoapInvoiceCloud.class,
        () ->
            closing(SoapInvoiceCloud.connect(profile(), soapSettings()), SoapInvoiceCloud::close));
  }

  DataSource dataSource() {
    return part(
        DataSource.class,
        () -> settings.dataSource() == null ? inMemory() : settings.dataSource().get());
  }

  private DataSource inMemory() {
    try {
      return closing(new H2Database(), H2Database::close).dataSource();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "This test needs a database, and H2 is not there; add com.h2database:h2 with scope test, or give the extension's builder a dataSource",
          e);
    }
  }

  Ledger ledger() {
    return part(Ledger.class, () -> settings.ledger().apply(dataSource(), clock));
  }

  InvoiceCloudIntegration integration() {
    return part(
        InvoiceCloudIntegration.class,
        () -> {
          InvoiceCloudIntegration.createTables(dataSource());
          InvoiceCloudIntegration made =
              InvoiceCloudIntegration.builder()
                  .profile(profile())
                  .cloud(polled())
                  .dataSource(dataSource())
                  .ledger(ToldLedger.of(ledger(), story()))
                  .startAt(settings.start().minus(Duration.ofDays(1)))
                  .clock(clock)
                  .build();
          story().also(() -> quarantined(made));
          cloud().polledBy(made);
          return made;
        });
  }

  private InvoiceCloud polled() {
    return settings.overHttp() ? soapInvoiceCloud() : cloud();
  }

  DataPump dataPump() {
    return part(
        DataPump.class,
        () -> {
          DataPump made =
              DataPump.to(
                      hosted().address("OnlineReceipt"),
                      FakeInvoiceCloudServer.CREDENTIALS,
                      story())
                  .scriptedBy(cloud().faults());
          cloud().pushesTo(made);
          return made;
        });
  }

  RtdrCaller rtdrCaller() {
    return part(
        RtdrCaller.class,
        () -> {
          if (settings.balances() == null) {
            throw new IllegalStateException(
                "RTDR asks for balances, and this test has none; give them by balances(...) of the extension's builder, or of @FakeInvoiceCloudSettings");
          }
          RtdrCaller made =
              RtdrCaller.to(
                  hosted().address("RealTimeDataRefresh"),
                  FakeInvoiceCloudServer.CREDENTIALS,
                  story());
          cloud().asks(BalanceRefresh.of(made));
          return made;
        });
  }

  /** The test's Spectrum as InvoiceCloud calls it. */
  private LoopbackHost hosted() {
    return part(
        LoopbackHost.class,
        () -> {
          HostedServices.Builder services =
              HostedServices.builder(integration())
                  .credentials(List.of(FakeInvoiceCloudServer.CREDENTIALS));
          if (settings.balances() != null) {
            services.balances(settings.balances().apply(dataSource()));
          }
          return closing(LoopbackHost.start(services.build()), LoopbackHost::close);
        });
  }

  Story story() {
    return cloud().storyteller();
  }

  private void passTime(Duration time) {
    story().note(() -> "the client waits " + time);
    clock.advance(time);
  }

  private void note(CallEvent event) {
    if (event instanceof CallEvent.Answered answered) {
      CallEvent.Call call = event.call();
      story()
          .note(
              () ->
                  "%s over HTTP, attempt %s: %s"
                      .formatted(
                          call.operation(),
                          call.attempt(),
                          answered.httpStatus() == 0
                              ? "no answer"
                              : "status " + answered.httpStatus()));
    } else if (event instanceof CallEvent.Failed failed) {
      story().note(() -> "over HTTP: " + failed.failure().getMessage());
    }
  }

  private static List<Story.Line> quarantined(InvoiceCloudIntegration integration) {
    return integration.quarantine().page(QuarantineFilter.ALL, 0, MOST_QUARANTINED).stream()
        .sorted(Comparator.comparingLong(QuarantineEntry::id))
        .map(
            entry ->
                new Story.Line(
                    // The entry's time is cut to the microsecond, the lines' are not.
                    entry.firstSeenAt().plusNanos(999),
                    () ->
                        "quarantine, %s, %s, %s: %s"
                            .formatted(
                                entry.report(), entry.kind(), entry.state(), entry.reason())))
        .toList();
  }

  /** Made once; what it is made of is made first. */
  private synchronized <T> T part(Class<T> type, Supplier<? extends T> maker) {
    T there = type.cast(parts.get(type));
    if (there != null) {
      return there;
    }
    if (closed) {
      throw new IllegalStateException(
          "The test is over, and its " + type.getSimpleName() + " with it");
    }
    if (!underway.add(type)) {
      throw new IllegalStateException(
          "The test's %s is made of something that needs it first; take less into the constructor of the ledger or the balances"
              .formatted(type.getSimpleName()));
    }
    try {
      T made = maker.get();
      parts.put(type, made);
      return made;
    } finally {
      underway.remove(type);
    }
  }

  private <T> T closing(T resource, Consumer<T> close) {
    opened.push(() -> close.accept(resource));
    return resource;
  }

  /** Ends what runs; a second time does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    RuntimeException first = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
