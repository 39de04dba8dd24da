package com.imt.ic.examples.cli;

/** What a poll was about when it was killed. */
enum Phase {
  /** It had asked nothing yet: the JVM, the database, the schema. */
  STARTING,
  /** A request was sent, and nothing of its answer had come. */
  ASKING,
  /** A part of an answer had come; its rows are stored meanwhile. */
  READING,
  /** An answer had come whole: its last rows and the checkpoint, or what lies between two. */
  STORING,
  /** Its COMMIT was on the way to the database, and did not arrive. */
  BEFORE_COMMIT,
  /** Its COMMIT was carried out, and the process did not learn it. */
  AFTER_COMMIT
}
