package com.imt.ic.benchmarks.day;

/** What is measured. Each but the first of a kind goes on with what the one before it left. */
enum Work {
  POLL_NEW("poll, all new", 5),
  POLL_KNOWN("poll, all known", 3),
  SEND_FIRST("send, first time", 5),
  SEND_CHANGED("send, a fifth unchanged", 5),
  SEND_UNCHANGED("send, all unchanged", 5),
  PUSH("push, 8 callers", 1);

  /** Receipts of one call. */
  static final int RECEIPTS = 100;

  final String title;

  /** The most that the SDK may take, as a multiple of the floor. */
  final double bar;

  Work(String title, double bar) {
    this.title = title;
    this.bar = bar;
  }

  /** Whether it begins with empty tables, each time it is done. */
  boolean beginsAnew() {
    return this == POLL_NEW || this == SEND_FIRST || this == PUSH;
  }

  /** How many rows it has, where a report has so many payments. */
  int rows(int payments) {
    return switch (this) {
      case POLL_NEW, POLL_KNOWN -> payments;
      case SEND_FIRST -> 2 * payments;
      case SEND_CHANGED, SEND_UNCHANGED -> payments / 2;
      case PUSH -> payments / 5 / RECEIPTS * RECEIPTS;
    };
  }
}
