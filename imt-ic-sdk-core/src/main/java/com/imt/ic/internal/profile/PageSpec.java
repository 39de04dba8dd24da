package com.imt.ic.internal.profile;

import java.util.Optional;

/**
 * How a report comes page by page. Immutable and thread-safe.
 *
 * @param first the number of the first page
 * @param size how many rows are asked for at once; an answer may hold fewer in each
 */
public record PageSpec(int first, int size) {

  static Optional<PageSpec> read(ProfileSection operation) {
    return operation
        .optionalSection("pages")
        .map(
            section -> {
              PageSpec spec =
                  new PageSpec(
                      section.integer("first").orElse(1), section.integer("size").orElse(0));
              return spec;
            });
  }
}
