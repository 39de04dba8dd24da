package com.imt.ic.cloud;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** InvoiceCloud's answer to an invoice file. Immutable and thread-safe. */
public final class InvoiceFileAnswer {

  private record Fields(
      boolean accepted,
      boolean alreadyReceived,
      @Nullable String errorMessage,
      @Nullable String fileGuid,
      @Nullable Integer recordCount) {}

  private final Fields fields;

  private InvoiceFileAnswer(Fields fields) {
    this.fields = fields;
  }

  /**
   * An answer as it came.
   *
   * @param accepted whether IC took the file
   * @param errorMessage why not, for a refused one
   * @param fileGuid IC's identity of the file
   * @param recordCount how many records IC counted
   */
  public static InvoiceFileAnswer of(
      boolean accepted,
      @Nullable String errorMessage,
      @Nullable String fileGuid,
      @Nullable Integer recordCount) {
    return new InvoiceFileAnswer(new Fields(accepted, false, errorMessage, fileGuid, recordCount));
  }

  /**
   * {@return this as the answer to a file that IC has, by a code of its own and whatever the
   * message says}
   */
  public InvoiceFileAnswer asAlreadyReceived() {
    return new InvoiceFileAnswer(
        new Fields(
            fields.accepted, true, fields.errorMessage, fields.fileGuid, fields.recordCount));
  }

  /**
   * {@return whether IC refused the file as one that it has and says so by a code; a message that
   * says it is the profile's to know}
   */
  public boolean alreadyReceived() {
    return fields.alreadyReceived;
  }

  /** {@return whether IC took the file} */
  public boolean accepted() {
    return fields.accepted;
  }

  /** {@return why IC refused the file, if it did and says so} */
  public Optional<String> errorMessage() {
    return Optional.ofNullable(fields.errorMessage);
  }

  /** {@return IC's identity of the file} */
  public Optional<String> fileGuid() {
    return Optional.ofNullable(fields.fileGuid);
  }

  /**
   * {@return how many records IC counted; what it counts (header included or not) is not stated, so
   * it is for people and not compared}
   */
  public Optional<Integer> recordCount() {
    return Optional.ofNullable(fields.recordCount);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InvoiceFileAnswer that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Shows no message, which IC may have filled with anything. */
  @Override
  public String toString() {
    return "InvoiceFileAnswer[%s, %s, %s records]"
        .formatted(fields.accepted ? "accepted" : "refused", fields.fileGuid, fields.recordCount);
  }
}
