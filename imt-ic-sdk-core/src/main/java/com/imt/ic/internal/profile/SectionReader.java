package com.imt.ic.internal.profile;

/**
 * Reads what another module owns of a profile, so that its faults come out with all others. Found
 * by {@link java.util.ServiceLoader}; stateless.
 */
public interface SectionReader {

  /**
   * Notes every fault.
   *
   * @param root the whole profile
   */
  void read(ProfileSection root);
}
