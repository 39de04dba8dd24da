package com.imt.ic.internal.store;

import java.util.Optional;

/** The reports that answer without rows, so that all nodes count the same silence. */
public interface Silences {

  /**
   * A report's silence.
   *
   * @param report the report's id
   * @return the silence, or empty where the last answer had rows, or none came yet
   */
  Optional<Silence> find(String report);

  /**
   * Keeps a silence in place of the one of the same report, if there is one.
   *
   * @param silence the silence as it stands now
   */
  void put(Silence silence);

  /**
   * Ends a report's silence; one that is not silent stays as it is.
   *
   * @param report the report's id
   */
  void end(String report);
}
