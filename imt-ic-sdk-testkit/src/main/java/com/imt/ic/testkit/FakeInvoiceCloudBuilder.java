package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link FakeInvoiceCloud}. Not thread-safe. */
public final class FakeInvoiceCloudBuilder {

  private Clock clock = Clock.systemUTC();
  private Profile profile = Profile.defaults();
  private long seed = 1;
  private Duration visibilityLag = Duration.ZERO;
  private int cardSettlementDays = 1;
  private int eftSettlementDays = 2;
  private Money cardFee = Money.ofCents(295);
  private int batchCycle;
  private @Nullable String repeatedFile;

  FakeInvoiceCloudBuilder() {}

  /**
   * The clock that everything goes by.
   *
   * @param clock usually a {@link MutableClock}
   * @return this builder
   */
  public FakeInvoiceCloudBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * The contract; its biller's zone decides on business dates.
   *
   * @param profile the profile that the consumer uses, too
   * @return this builder
   */
  public FakeInvoiceCloudBuilder profile(Profile profile) {
    this.profile = Objects.requireNonNull(profile, "profile");
    return this;
  }

  /**
   * What GUIDs are made from: the same seed and the same actions give the same GUIDs.
   *
   * @param seed any number
   * @return this builder
   */
  public FakeInvoiceCloudBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * How long after its own time a payment, settlement or return appears in its report. Enrolment
   * reports are snapshots and never lag.
   *
   * @param lag zero or more
   * @return this builder
   * @throws IllegalArgumentException when it is negative
   */
  public FakeInvoiceCloudBuilder visibilityLag(Duration lag) {
    if (lag.isNegative()) {
      throw new IllegalArgumentException("visibilityLag is " + lag + "; give zero or more");
    }
    visibilityLag = lag;
    return this;
  }

  /**
   * How many business days after the day of its batch money settles; weekends, the Federal
   * Reserve's holidays and those of the profile do not count.
   *
   * @param card days for cards, 0 or more; 1 unless said
   * @param eft days for EFT, 0 or more; 2 unless said
   * @return this builder
   * @throws IllegalArgumentException when either is negative
   */
  public FakeInvoiceCloudBuilder settlementDays(int card, int eft) {
    if (card < 0 || eft < 0) {
      throw new IllegalArgumentException(
          "settlementDays are " + card + " and " + eft + "; give 0 or more");
    }
    cardSettlementDays = card;
    eftSettlementDays = eft;
    return this;
  }

  /**
   * The convenience fee of a payment by card; EFT has none.
   *
   * @param fee the fee
   * @return this builder
   */
  public FakeInvoiceCloudBuilder cardFee(Money fee) {
    cardFee = Objects.requireNonNull(fee, "fee");
    return this;
  }

  /**
   * Lets the identifiers of settled batches run from 1 to a number and begin anew, as a processor's
   * do. Unless told they have the day in them and never come again.
   *
   * @param most the last identifier before 1 comes again, 1 or more
   * @return this builder
   * @throws IllegalArgumentException when it is less than 1
   */
  public FakeInvoiceCloudBuilder cyclingBatchIds(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("cyclingBatchIds is " + most + "; give 1 or more");
    }
    batchCycle = most;
    return this;
  }

  /**
   * Refuses a file that was accepted before, instead of answering as before. So does a profile that
   * names a column of {@code alreadyReceived}, without a message.
   *
   * @param message what the refusal says; the profile's {@code alreadyReceived} must know it
   * @return this builder
   */
  public FakeInvoiceCloudBuilder refusingRepeatedFiles(String message) {
    repeatedFile = Objects.requireNonNull(message, "message");
    return this;
  }

  /**
   * The fake.
   *
   * @return a new one with empty books
   * @throws IllegalArgumentException when the profile does not know the message of {@link
   *     #refusingRepeatedFiles}
   */
  public FakeInvoiceCloud build() {
    if (repeatedFile != null) {
      requireKnown(repeatedFile);
    }
    return new FakeInvoiceCloud(
        new FakeSettings(
            clock,
            profile,
            seed,
            visibilityLag,
            cardSettlementDays,
            eftSettlementDays,
            cardFee,
            batchCycle,
            Optional.ofNullable(repeatedFile)));
  }

  private void requireKnown(String message) {
    Optional<Pattern> known = profile.operation("submitInvoiceFile").alreadyReceived();
    if (known.filter(pattern -> pattern.matcher(message).find()).isEmpty()) {
      throw new IllegalArgumentException(
          "refusingRepeatedFiles is \"%s\", which $.operations.submitInvoiceFile.alreadyReceived, %s,"
                  .formatted(message, known.map(pattern -> "\"" + pattern + "\"").orElse("absent"))
              + " does not find; give a message that it finds");
    }
  }
}
