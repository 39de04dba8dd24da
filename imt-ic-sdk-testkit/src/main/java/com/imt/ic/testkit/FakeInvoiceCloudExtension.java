package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Gives each JUnit test an InvoiceCloud of its own and all that stands around it, made when it is
 * first asked for and closed after the test.
 *
 * <pre>{@code
 * @ExtendWith(FakeInvoiceCloudExtension.class)
 * class PostingTest {
 *   @Test
 *   void payment_isPosted(
 *       FakeInvoiceCloud ic, InvoiceCloudIntegration integration, TestLedger ledger) {
 *     // ...
 *   }
 * }
 * }</pre>
 *
 * <p>Constructors, lifecycle methods and tests may have these parameters: {@link FakeInvoiceCloud};
 * {@link MutableClock} or {@link Clock}, of the test; {@link InvoiceCloudIntegration}, with its
 * tables, which begins a day before the test; {@link DataSource}, H2 in memory; {@link Ledger},
 * {@link TestLedger} or the host's own class; {@link FakeInvoiceCloudServer}; {@link SoapSettings}
 * and {@link SoapInvoiceCloud}, connected to the server; {@link DataPump} and {@link RtdrCaller},
 * which call the integration's hosted services over HTTP; {@link Profile}. Another {@code
 * SoapSettings} for the same server begins with {@code settings.toBuilder()}. Its retries wait by
 * the test's clock, which they move; a silent server is waited for 15 s of real time, unless {@code
 * toBuilder().readTimeout} says less.
 *
 * <p>When {@link FakeInvoiceCloud#timePasses time passes}, the integration polls, the data pump
 * pushes and the caller of RTDR asks, each from when the test first asked for it.
 *
 * <p>{@link FakeInvoiceCloudSettings} says what they are like, by class and by method. With {@link
 * #builder}, the extension is a field with {@code @RegisterExtension}, static or not, and may be
 * asked by its methods too:
 *
 * <pre>{@code
 * @RegisterExtension
 * final FakeInvoiceCloudExtension ic =
 *     FakeInvoiceCloudExtension.builder()
 *         .startingAt(Instant.parse("2026-11-02T14:00:00Z"))
 *         .ledger(dataSource -> new SpectrumLedger())
 *         .build();
 * }</pre>
 *
 * <p>Each test has its own, also where classes are nested and tests run in parallel. What is asked
 * for by a class ({@code @BeforeAll}, {@code @AfterAll}, the constructor of an instance {@code
 * PER_CLASS}) is the class's, and its tests and nested classes share it from then on, but for those
 * that have {@link FakeInvoiceCloudSettings} of their own.
 *
 * <p>Where a test fails, the story so far ({@link FakeInvoiceCloud#story}) stands with the failure
 * as a suppressed exception.
 *
 * <p>Thread-safe. For JUnit 5.12 and later, 6 included.
 */
@SuppressWarnings("exports") // only a user with JUnit requires org.junit.jupiter.api
public final class FakeInvoiceCloudExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  /** What a test or a class has, and by which annotations. */
  private record Held(List<SettingsReader.Said> said, TestWorld world) implements AutoCloseable {

    @Override
    public void close() {
      world.close();
    }
  }

  private static final Map<Class<?>, Function<TestWorld, Object>> PARTS =
      Map.ofEntries(
          Map.entry(FakeInvoiceCloud.class, TestWorld::cloud),
          Map.entry(MutableClock.class, TestWorld::clock),
          Map.entry(Clock.class, TestWorld::clock),
          Map.entry(FakeInvoiceCloudServer.class, TestWorld::server),
          Map.entry(SoapSettings.class, TestWorld::soapSettings),
          Map.entry(SoapInvoiceCloud.class, TestWorld::soapInvoiceCloud),
          Map.entry(DataPump.class, TestWorld::dataPump),
          Map.entry(RtdrCaller.class, TestWorld::rtdrCaller),
          Map.entry(Profile.class, TestWorld::profile),
          Map.entry(DataSource.class, TestWorld::dataSource),
          Map.entry(InvoiceCloudIntegration.class, TestWorld::integration));

  private final TestSettings usual;
  private final RunningTests running = new RunningTests();

  /** For {@code @ExtendWith}; a field has {@link #builder}. */
  public FakeInvoiceCloudExtension() {
    this(TestSettings.USUAL);
  }

  private FakeInvoiceCloudExtension(TestSettings usual) {
    this.usual = usual;
  }

  /**
   * Starts with a Monday at nine in New York (2026-11-02T14:00:00Z), the default profile with the
   * invented BID 1234, an integration that polls in memory, H2, and a {@link TestLedger}.
   *
   * @return a builder of an extension for {@code @RegisterExtension}
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the running test's clock}
   *
   * @throws IllegalStateException outside a test
   */
  public MutableClock clock() {
    return current().clock();
  }

  /**
   * {@return the running test's InvoiceCloud}
   *
   * @throws IllegalStateException outside a test
   */
  public FakeInvoiceCloud cloud() {
    return current().cloud();
  }

  /**
   * {@return the server in front of it, which starts when this is first called}
   *
   * @throws IllegalStateException outside a test
   */
  public FakeInvoiceCloudServer server() {
    return current().server();
  }

  /**
   * {@return how the SDK reaches the server, by the test's clock}
   *
   * @throws IllegalStateException outside a test
   */
  public SoapSettings soapSettings() {
    return current().soapSettings();
  }

  /**
   * {@return the SDK's client, connected to the server}
   *
   * @throws IllegalStateException outside a test
   */
  public SoapInvoiceCloud soapInvoiceCloud() {
    return current().soapInvoiceCloud();
  }

  /**
   * {@return the integration, ready to poll}
   *
   * @throws IllegalStateException outside a test, or without H2 and a data source
   */
  public InvoiceCloudIntegration integration() {
    return current().integration();
  }

  /**
   * {@return the integration's database}
   *
   * @throws IllegalStateException outside a test, or without H2 and a data source
   */
  public DataSource dataSource() {
    return current().dataSource();
  }

  /**
   * {@return the test's ledger, a {@link TestLedger} unless it was given another}
   *
   * @throws IllegalStateException outside a test, or without H2 and a data source
   */
  public Ledger ledger() {
    return current().ledger();
  }

  /**
   * {@return a data pump that posts to the integration over HTTP}
   *
   * @throws IllegalStateException outside a test, or without H2 and a data source
   */
  public DataPump dataPump() {
    return current().dataPump();
  }

  /**
   * {@return what asks for the test's balances over HTTP}
   *
   * @throws IllegalStateException outside a test, or where the test has no balances
   */
  public RtdrCaller rtdrCaller() {
    return current().rtdrCaller();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running.begin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running.begin(context);
    Held held = held(context);
    if (held != null) {
      String name = context.getDisplayName();
      held.world().story().note(() -> "the test " + name + " begins");
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end(context);
  }

  private void end(ExtensionContext context) {
    try {
      Held held = held(context);
      if (held != null) {
        context
            .getExecutionException()
            .filter(failure -> !(failure instanceof TestAbortedException))
            .ifPresent(failure -> WhatHappened.tell(failure, held.world().story()));
      }
    } finally {
      running.end(context);
      Held own = store(context).remove(this, Held.class); // not a class's that a test shares
      if (own != null) {
        own.close();
      }
    }
  }

  /** A test's constructor belongs to the test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return PARTS.containsKey(type) || Ledger.class.isAssignableFrom(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Function<TestWorld, Object> part = PARTS.get(type);
    if (part != null) {
      return part.apply(world(context));
    }
    Ledger ledger = world(context).ledger();
    if (!type.isInstance(ledger)) {
      throw new ParameterResolutionException(
          "The parameter %s is a %s, and this test's ledger is a %s; give that ledger by ledger(...) of the extension's builder, or of @FakeInvoiceCloudSettings"
              .formatted(
                  parameter.getParameter().getName(), type.getName(), ledger.getClass().getName()));
    }
    return ledger;
  }

  private TestWorld current() {
    return world(running.current());
  }

  private synchronized TestWorld world(ExtensionContext context) {
    Held there = held(context);
    if (there != null) {
      return there.world();
    }
    List<SettingsReader.Said> said = SettingsReader.around(context);
    TestWorld made = new TestWorld(SettingsReader.read(usual, said, context));
    store(context).put(this, new Held(said, made));
    return made;
  }

  /** The test's own, or its class's where it is like it; null where there is none yet. */
  private @Nullable Held held(ExtensionContext context) {
    Held held = store(context).get(this, Held.class);
    return held != null && held.said().equals(SettingsReader.around(context)) ? held : null;
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(FakeInvoiceCloudExtension.class));
  }

  /** Collects the settings. Not thread-safe. */
  public static final class Builder {

    private TestSettings settings = TestSettings.USUAL;

    private Builder() {}

    /**
     * What the clock shows when a test begins.
     *
     * @param start any moment
     * @return this builder
     */
    public Builder startingAt(Instant start) {
      settings = settings.startingAt(Objects.requireNonNull(start, "start"));
      return this;
    }

    /**
     * The contract, of the fake and of the integration.
     *
     * @param profile one that names a BID, where an integration is asked for
     * @return this builder
     */
    public Builder profile(Profile profile) {
      settings = settings.withProfile(Objects.requireNonNull(profile, "profile"));
      return this;
    }

    /**
     * Further settings of the fake, such as {@code fake -> fake.seed(7).settlementDays(2, 3)}; its
     * clock and its profile are the test's.
     *
     * @param fake called for each test
     * @return this builder
     */
    public Builder fake(Consumer<FakeInvoiceCloudBuilder> fake) {
      settings = settings.withFake(Objects.requireNonNull(fake, "fake"));
      return this;
    }

    /**
     * Lets the integration poll by SOAP over HTTP, through the server.
     *
     * @return this builder
     */
    public Builder overHttp() {
      settings = settings.pollingOverHttp();
      return this;
    }

    /**
     * The host's books, in place of a {@link TestLedger}.
     *
     * @param ledger makes them for each test, in its database: the place to create their tables
     * @return this builder
     */
    public Builder ledger(Function<DataSource, ? extends Ledger> ledger) {
      Objects.requireNonNull(ledger, "ledger");
      settings = settings.withLedger((dataSource, clock) -> ledger.apply(dataSource));
      return this;
    }

    /**
     * The host's database, in place of H2 in memory.
     *
     * @param dataSource called for each test, and its answer not closed; where tests share one
     *     database they see each other's payments
     * @return this builder
     */
    public Builder dataSource(Supplier<? extends DataSource> dataSource) {
      settings = settings.withDataSource(Objects.requireNonNull(dataSource, "dataSource"));
      return this;
    }

    /**
     * The host's balances, for RTDR.
     *
     * @param balances makes them for each test, of its database
     * @return this builder
     */
    public Builder balances(Function<DataSource, ? extends InvoiceBalanceSource> balances) {
      settings = settings.withBalances(Objects.requireNonNull(balances, "balances"));
      return this;
    }

    /**
     * The extension.
     *
     * @return for a field with {@code @RegisterExtension}
     */
    public FakeInvoiceCloudExtension build() {
      return new FakeInvoiceCloudExtension(settings);
    }
  }
}
