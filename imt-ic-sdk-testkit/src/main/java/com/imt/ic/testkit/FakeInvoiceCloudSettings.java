package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.ledger.Ledger;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What {@link FakeInvoiceCloudExtension} gives to the tests of a class, or to one test. What a
 * nested class or a method says wins over what stands around it; what it leaves out is as it is
 * around it, and at last as the extension's builder says. Profile overrides add up.
 *
 * <pre>{@code
 * @FakeInvoiceCloudSettings(startingAt = "2026-11-30T23:30:00-05:00", ledger = SpectrumLedger.class)
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FakeInvoiceCloudSettings {

  /** {@return what the clock shows at first: a moment with its offset, {@code Z} for UTC} */
  String startingAt() default "";

  /** {@return a part of a profile as JSON, laid over that around it and over the resource} */
  String profile() default "";

  /**
   * {@return a resource of JSON that is laid over the profile: relative to the test class, or with
   * {@code /} in front}
   */
  String profileResource() default "";

  /** {@return what GUIDs are made from; 0 for what stands around} */
  long seed() default 0;

  /** {@return whether the integration polls by SOAP over HTTP, here or around; else in memory} */
  boolean overHttp() default false;

  /**
   * {@return the host's ledger, made anew for each test by its only constructor, which may have the
   * parameters that tests may have}
   */
  Class<? extends Ledger> ledger() default Ledger.class;

  /** {@return the host's balances, made in the same way} */
  Class<? extends InvoiceBalanceSource> balances() default InvoiceBalanceSource.class;
}
