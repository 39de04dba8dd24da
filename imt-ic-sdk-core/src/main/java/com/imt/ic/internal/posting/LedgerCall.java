package com.imt.ic.internal.posting;

import java.util.Locale;

/** What a ledger is asked for, by the methods of its interface. */
public enum LedgerCall {
  POST,
  REVERSE,
  CHARGED_BACK,
  REPRESENTED,
  DECLINED,
  CONFIRMED,
  RETURNED,
  RETURN_CORRECTED,
  SETTLED,
  SETTLEMENT_CORRECTED,
  ENROLLMENT_CHANGED,
  ENROLLMENT_MISSING;

  /** As people read it in the quarantine. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
