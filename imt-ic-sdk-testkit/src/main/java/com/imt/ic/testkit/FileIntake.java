package com.imt.ic.testkit;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes invoice files into the books, whole or not at all. */
final class FileIntake {

  /**
   * What became of a file.
   *
   * @param alreadyReceived whether it was accepted before
   */
  record Outcome(InvoiceFileAnswer answer, boolean alreadyReceived) {}

  private final FakeSettings settings;
  private final FakeState state;

  FileIntake(FakeSettings settings, FakeState state) {
    this.settings = settings;
    this.state = state;
  }

  Outcome submit(String name, byte[] content) {
    synchronized (state) {
      for (ReceivedInvoiceFile earlier : state.files) {
        if (earlier.name().equals(name) && earlier.answer().accepted()) {
          return Arrays.equals(earlier.content(), content)
              ? again(name, earlier.answer())
              : receive(
                  name,
                  content,
                  List.of(),
                  Optional.of("A file of this name was accepted with other content."));
        }
      }
      if (name.isEmpty() || content.length == 0) {
        return receive(name, content, List.of(), Optional.of("The invoice file is empty."));
      }
      BifParser.Result parsed = parse(content);
      return receive(
          name,
          content,
          parsed.records(),
          parsed.problems().stream()
              .findFirst()
              .map(problem -> problem.message())
              .or(() -> contradiction(parsed.records())));
    }
  }

  /** A service that has words for it refuses what it has; another answers as before. */
  private Outcome again(String name, InvoiceFileAnswer before) {
    state.story.note(() -> "file " + name + " came again");
    boolean isSaid =
        settings.profile().operation("submitInvoiceFile").columns().containsKey("alreadyReceived");
    return isSaid || settings.repeatedFile().isPresent()
        ? new Outcome(
            InvoiceFileAnswer.of(false, settings.repeatedFile().orElse(null), null, 0), true)
        : new Outcome(before, true);
  }

  private BifParser.Result parse(byte[] content) {
    try {
      return BifParser.of(BifLayout.of(settings.profile()))
          .parse(new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory could not be read", e);
    }
  }

  private Optional<String> contradiction(List<BifRecord> records) {
    Set<InvoiceNumber> inThisFile = new HashSet<>();
    for (BifRecord record : records) {
      InvoiceNumber number = record.invoice().invoiceNumber();
      boolean held = state.invoices.containsKey(number) || inThisFile.contains(number);
      if (record.type() == BifRecord.Type.NEW && held) {
        return Optional.of("Invoice " + number + " is new in the file but exists already.");
      }
      if (record.type() == BifRecord.Type.REWRITTEN && !held) {
        return Optional.of("Invoice " + number + " is re-written in the file but unknown.");
      }
      inThisFile.add(number);
    }
    return Optional.empty();
  }

  private Outcome receive(
      String name, byte[] content, List<BifRecord> records, Optional<String> refusal) {
    InvoiceFileAnswer answer =
        refusal.isPresent()
            ? InvoiceFileAnswer.of(false, refusal.get(), null, 0)
            : InvoiceFileAnswer.of(true, null, state.nextGuid(), records.size());
    if (answer.accepted()) {
      records.forEach(record -> state.hold(record.invoice()));
    }
    state.files.add(new ReceivedInvoiceFile(name, content, records, state.now(), answer));
    state.story.note(
        () ->
            "file %s of %s records: %s"
                .formatted(
                    name, records.size(), refusal.map(why -> "refused, " + why).orElse("taken")));
    return new Outcome(answer, false);
  }
}
