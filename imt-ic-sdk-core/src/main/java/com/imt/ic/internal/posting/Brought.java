package com.imt.ic.internal.posting;

/** By whom rows are brought. */
enum Brought {
  /** By an answer or a push: what they tell is the latest. */
  NEWLY,
  /** By the SDK, from where they were kept: later answers may have told them otherwise. */
  AGAIN,
  /** By a person, likewise, who has decided what they mean. */
  BY_HAND
}
