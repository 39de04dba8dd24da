package com.imt.ic.soap.hosted;

import com.imt.ic.BillerId;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request that was answered, for counters and dashboards. Immutable and thread-safe; holds no
 * customer's data and no secret, so it may be logged as it is.
 *
 * @param service {@code OnlineReceipt}, {@code RealTimeDataRefresh}, or empty where the address
 *     names neither
 * @param outcome what became of the request as a whole
 * @param status the HTTP status of the answer; 200 or 500 under a JAX-WS runtime
 * @param elapsed from the request's arrival to its answer, before that is sent
 * @param biller whose pair of BillerGUID and WebServiceKey came with an answered request, or null
 * @param pair which of that biller's pairs it was, counted from 1 in the order in which they were
 *     given to the {@link HostedServices}; 0 likewise. While keys rotate it tells when the old one
 *     is no longer sent
 * @param entries what became of the entries within it
 * @param replacedCharacters how many characters of an answered request U+FFFD stands for: those
 *     that XML forbids, and bytes that are no text in the request's charset
 */
public record HostedCall(
    String service,
    Outcome outcome,
    int status,
    Duration elapsed,
    @Nullable BillerId biller,
    int pair,
    Entries entries,
    int replacedCharacters) {

  /** What became of a request. */
  public enum Outcome {
    /** An answer of the service; its entries say more. */
    ANSWERED,
    /** The contract was asked for and served. */
    CONTRACT_SERVED,
    /** No pair of BillerGUID and WebServiceKey that is accepted. */
    WRONG_CREDENTIALS,
    /** A {@link CallerCheck} said no. */
    NOT_ADMITTED,
    /** Not well-formed, no SOAP, or not what the contract says. */
    NOT_UNDERSTOOD,
    /** More bytes or more receipts than may come at once. */
    TOO_LARGE,
    /** Sent more slowly than it may be. */
    TOO_SLOW,
    /** An address, a method or a content type that is not served. */
    NOT_SERVED,
    /** Our own fault; the log has it under the reference that the sender got. */
    FAILED
  }

  /**
   * The entries of an answered request: its receipts, or the one look-up of balances.
   *
   * @param done receipts posted, or a look-up answered
   * @param alreadyPosted receipts that had been posted before
   * @param rejected receipts rejected for good, or a look-up of an account that is unknown
   * @param failed on our side: receipts, which are kept for a person, or a look-up
   * @param inFuture of the receipts posted, those whose time lies in the future: a clock, or the
   *     profile's {@code onlineReceipt.paymentDateTime}, is wrong
   */
  public record Entries(int done, int alreadyPosted, int rejected, int failed, int inFuture) {

    static final Entries NONE = new Entries(0, 0, 0, 0);

    /** Of no receipt of the future. */
    Entries(int done, int alreadyPosted, int rejected, int failed) {
      this(done, alreadyPosted, rejected, failed, 0);
    }
  }

  /** Requires all. */
  public HostedCall {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(entries, "entries");
  }
}
