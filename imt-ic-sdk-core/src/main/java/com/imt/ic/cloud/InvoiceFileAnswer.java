package com.imt.ic.cloud;

import java.util.Objects;
import java.util.Optional;

/**
 * InvoiceCloud's answer to an invoice file. Immutable and thread-safe.
 *
 * @param accepted whether IC took the file
 * @param errorMessage why not, for a refused one
 * @param fileGuid IC's identity of the file
 * @param recordCount how many records IC counted; what it counts (header included or not) is not
 *     stated, so it is for people and not compared
 */
public record InvoiceFileAnswer(
    boolean accepted,
    Optional<String> errorMessage,
    Optional<String> fileGuid,
    Optional<Integer> recordCount) {

  /** Checks what must be there. */
  public InvoiceFileAnswer {
    Objects.requireNonNull(errorMessage, "errorMessage");
    Objects.requireNonNull(fileGuid, "fileGuid");
    Objects.requireNonNull(recordCount, "recordCount");
  }
}
