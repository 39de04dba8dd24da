package com.imt.ic.testkit;

import com.imt.ic.cloud.InvoiceFileAnswer;
import java.util.Arrays;
import java.util.Optional;

/** Takes invoice files into the books. */
final class FileIntake {

  private final FakeState state;

  FileIntake(FakeState state) {
    this.state = state;
  }

  InvoiceFileAnswer submit(String name, byte[] content) {
    synchronized (state) {
      for (SubmittedInvoiceFile earlier : state.files) {
        if (earlier.name().equals(name) && earlier.answer().accepted()) {
          return Arrays.equals(earlier.content(), content)
              ? earlier.answer()
              : refused("A file of that name was accepted with other content.");
        }
      }
      InvoiceFileAnswer answer =
          name.isEmpty() || content.length == 0 ? refused("The invoice file is empty.") : read();
      state.files.add(new SubmittedInvoiceFile(name, content, state.now(), answer));
      return answer;
    }
  }

  private InvoiceFileAnswer read() {
    return new InvoiceFileAnswer(
        true, Optional.empty(), Optional.of(state.nextGuid()), Optional.of(0));
  }

  private static InvoiceFileAnswer refused(String reason) {
    return new InvoiceFileAnswer(false, Optional.of(reason), Optional.empty(), Optional.of(0));
  }
}
