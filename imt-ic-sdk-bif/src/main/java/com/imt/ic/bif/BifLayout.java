package com.imt.ic.bif;

import com.imt.ic.profile.Profile;

/** stub. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class BifLayout {
  private BifLayout() {}

  /**
   * The layout of a profile.
   *
   * @param profile the profile
   * @return its section {@code bif}
   * @throws com.imt.ic.profile.ProfileException when the section has faults, all at once
   */
  public static BifLayout of(Profile profile) {
    throw new UnsupportedOperationException("not yet");
  }
}
