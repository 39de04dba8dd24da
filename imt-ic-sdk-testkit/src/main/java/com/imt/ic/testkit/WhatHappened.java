package com.imt.ic.testkit;

import java.io.Serial;

/**
 * Stands with a test's failure, suppressed, and tells the story before it: so Surefire, Gradle and
 * every IDE show it there, also where tests run in parallel. It has no stack trace of its own.
 */
final class WhatHappened extends Throwable {

  @Serial private static final long serialVersionUID = 1L;

  private WhatHappened(String story) {
    super("\n" + story, null, false, false);
  }

  /** Adds the story to a failure; nothing where there is no story. */
  static void tell(Throwable failure, Story story) {
    String text = story.text();
    if (!text.isEmpty()) {
      failure.addSuppressed(new WhatHappened(text));
    }
  }
}
