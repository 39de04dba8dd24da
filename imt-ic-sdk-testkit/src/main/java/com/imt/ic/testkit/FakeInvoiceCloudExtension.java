package com.imt.ic.testkit;

import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that gives each test a clock, a fake InvoiceCloud and a server in front of it,
 * all new, and closes the server afterwards.
 *
 * <pre>{@code
 * @RegisterExtension
 * final FakeInvoiceCloudExtension invoiceCloud =
 *     FakeInvoiceCloudExtension.startingAt(Instant.parse("2026-11-02T14:00:00Z"));
 * }</pre>
 *
 * <p>For tests of one thread, as JUnit runs them.
 */
@SuppressWarnings("exports") // only a user with JUnit requires org.junit.jupiter.api
public final class FakeInvoiceCloudExtension implements BeforeEachCallback, AfterEachCallback {

  private final Instant start;
  private final Profile profile;
  private @Nullable MutableClock clock;
  private @Nullable FakeInvoiceCloud cloud;
  private @Nullable FakeInvoiceCloudServer server;

  private FakeInvoiceCloudExtension(Instant start, Profile profile) {
    this.start = Objects.requireNonNull(start, "start");
    this.profile = Objects.requireNonNull(profile, "profile");
  }

  /**
   * With the default profile.
   *
   * @param start what the clock shows when a test begins
   * @return the extension
   */
  public static FakeInvoiceCloudExtension startingAt(Instant start) {
    return startingAt(start, Profile.defaults());
  }

  /**
   * With a profile.
   *
   * @param start what the clock shows when a test begins
   * @param profile the contract
   * @return the extension
   */
  public static FakeInvoiceCloudExtension startingAt(Instant start, Profile profile) {
    return new FakeInvoiceCloudExtension(start, profile);
  }

  /**
   * The running test's clock.
   *
   * @return the clock
   * @throws IllegalStateException outside a test
   */
  public MutableClock clock() {
    return running(clock);
  }

  /**
   * The running test's InvoiceCloud.
   *
   * @return the fake
   * @throws IllegalStateException outside a test
   */
  public FakeInvoiceCloud cloud() {
    return running(cloud);
  }

  /**
   * The server in front of it.
   *
   * @return the server
   * @throws IllegalStateException outside a test
   */
  public FakeInvoiceCloudServer server() {
    return running(server);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    MutableClock newClock = MutableClock.at(start);
    FakeInvoiceCloud newCloud = FakeInvoiceCloud.builder().clock(newClock).profile(profile).build();
    clock = newClock;
    cloud = newCloud;
    server = FakeInvoiceCloudServer.start(newCloud);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakeInvoiceCloudServer running = server;
    if (running != null) {
      running.close();
    }
    clock = null;
    cloud = null;
    server = null;
  }

  private static <T> T running(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          "No test is running; register the extension in an instance field with"
              + " @RegisterExtension and use it within a test");
    }
    return value;
  }
}
