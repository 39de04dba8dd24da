package com.imt.ic.testkit;

import com.imt.ic.bif.BifRecord;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An invoice file that reached the fake, accepted or refused. Immutable and thread-safe. */
public final class ReceivedInvoiceFile {

  private final String name;
  private final byte[] content;
  private final List<BifRecord> records;
  private final Instant receivedAt;
  private final InvoiceFileAnswer answer;

  ReceivedInvoiceFile(
      String name,
      byte[] content,
      List<BifRecord> records,
      Instant receivedAt,
      InvoiceFileAnswer answer) {
    this.name = Objects.requireNonNull(name, "name");
    this.content = content.clone();
    this.records = List.copyOf(records);
    this.receivedAt = Objects.requireNonNull(receivedAt, "receivedAt");
    this.answer = Objects.requireNonNull(answer, "answer");
  }

  /**
   * The file's name.
   *
   * @return as it was submitted
   */
  public String name() {
    return name;
  }

  /**
   * The file's bytes.
   *
   * @return a copy
   */
  public byte[] content() {
    return content.clone();
  }

  /**
   * The file's records.
   *
   * @return those that could be read; none of a file that was refused unread
   */
  public List<BifRecord> records() {
    return records;
  }

  /**
   * When it came.
   *
   * @return by the fake's clock
   */
  public Instant receivedAt() {
    return receivedAt;
  }

  /**
   * What the fake answered.
   *
   * @return the answer
   */
  public InvoiceFileAnswer answer() {
    return answer;
  }

  @Override
  public String toString() {
    return "ReceivedInvoiceFile["
        + name
        + ", "
        + content.length
        + " bytes, "
        + (answer.accepted() ? "accepted" : "refused")
        + "]";
  }
}
