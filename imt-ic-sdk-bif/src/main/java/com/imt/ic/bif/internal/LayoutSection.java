package com.imt.ic.bif.internal;

import com.imt.ic.bif.BifLayout;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.internal.profile.SectionReader;

/** Brings the faults of a profile's invoice files in among its others. Stateless. */
public final class LayoutSection implements SectionReader {

  @Override
  public void read(ProfileSection root) {
    BifLayout.read(root.section("bif"));
  }
}
