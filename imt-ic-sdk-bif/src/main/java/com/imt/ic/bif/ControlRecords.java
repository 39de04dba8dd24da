package com.imt.ic.bif;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records of a layout that are no invoices. Immutable and thread-safe.
 *
 * @param header the first line of a file, where there is one
 * @param trailer the last line of a file, where there is one
 */
record ControlRecords(Optional<ControlRecord> header, Optional<ControlRecord> trailer) {

  List<ControlRecord> all() {
    return Stream.of(header, trailer).flatMap(Optional::stream).toList();
  }

  /** The amounts that are added up for them. */
  Stream<BifField> sums() {
    return all().stream()
        .flatMap(each -> each.cells().stream())
        .flatMap(cell -> cell.parts().stream())
        .filter(part -> part instanceof ControlPart.Sum)
        .map(part -> ((ControlPart.Sum) part).field());
  }
}
