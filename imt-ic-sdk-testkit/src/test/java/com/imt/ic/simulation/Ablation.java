package com.imt.ic.simulation;

import com.imt.ic.profile.Profile;

/** One thing taken away from the SDK; the simulation must notice each but the first two. */
enum Ablation {
  NONE,
  /**
   * No sweeps, and no ledger that refuses a payment at first, which the sweeps bring again: so it
   * is in all that follow, since sweeps repair what they lose. Nothing may be noticed here.
   */
  SWEEPS,
  /** Polls ask from the checkpoint itself. */
  NO_OVERLAP,
  /** Every payment counts as new. */
  NO_DEDUPE,
  /** The checkpoint moves before the rows are taken. */
  CHECKPOINT_FIRST,
  /** Identities are forgotten after three hours, and polls look six hours back. */
  SHORT_KEY_RETENTION,
  /** The checkpoint follows the node's clock, whatever the server's says. */
  CLIENT_CLOCK,
  /** A lease that was lost can be renewed all the same. */
  NO_FENCING,
  /** What the ledger throws on one row ends the whole poll. */
  NO_ISOLATION,
  /** What was taken back of a payment is forgotten, so that its return may take back once more. */
  NO_CAP,
  /** A return whose time is corrected is another one. */
  TIME_AS_IDENTITY,
  /** Equal lines of one answer are one. */
  NO_OCCURRENCES,
  /** A payment's GUID is its whole identity, whatever invoices it pays. */
  NO_CARTS,
  /** A tick does not know what an earlier tick of the same process is at. */
  NO_GUARD,
  /** Payments are kept by their GUID alone. */
  PAYMENTS_WITHOUT_BILLER,
  /** Checkpoints are kept by the report alone. */
  CHECKPOINTS_WITHOUT_BILLER;

  /** Whether it takes away what money means, which a few days of a deep world seldom need. */
  boolean isOfMoney() {
    return switch (this) {
      case NO_CAP, TIME_AS_IDENTITY, NO_OCCURRENCES, NO_CARTS -> true;
      default -> false;
    };
  }

  /** How often a process sleeps outside a transaction, which is what fencing is about: once in. */
  int pauseOneIn() {
    return this == NO_FENCING || this == SWEEPS ? 40 : 400;
  }

  /**
   * Where to begin looking for a world that notices: a few days seldom hold the one moment that
   * matters, and most worlds pass by it. When a change makes other worlds of the seeds, the search
   * takes longer, and this wants another number.
   */
  long firstSeed(Tier tier) {
    if (tier == Tier.RECORDS) {
      return 1;
    }
    return switch (this) {
      case CLIENT_CLOCK -> 5;
      case NO_FENCING -> 39;
      case NO_ISOLATION -> 5;
      default -> 1;
    };
  }

  /** Whether a statement of the store is to know no biller. */
  boolean hasNoBillerIn(String sql) {
    return switch (this) {
      case PAYMENTS_WITHOUT_BILLER -> sql.contains("ic_payment");
      case CHECKPOINTS_WITHOUT_BILLER -> sql.contains("ic_job");
      default -> false;
    };
  }

  /** Look-backs short enough for a month to try them often, and longer than the longest lag. */
  Profile profile() {
    String payments =
        this == NO_OVERLAP
            ? "{ \"cadence\": \"PT1S\", \"lookBack\": \"PT1S\", \"settleLag\": \"PT0S\" }"
            : "{ \"lookBack\": \"PT6H\" }";
    return Profile.defaults().override("{ \"polling\": { \"payments\": " + payments + " } }");
  }
}
