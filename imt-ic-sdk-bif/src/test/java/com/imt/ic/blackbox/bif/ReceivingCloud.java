package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.imt.ic.CallFailedException;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes each file name once with one content, unless told what to answer. */
final class ReceivingCloud {

  final List<String> asked = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<BifRecord> received = new ArrayList<>();
  private final BifLayout layout;
  private Function<InvoiceFile, InvoiceFileAnswer> answers = this::take;

  ReceivingCloud(BifLayout layout) {
    this.layout = layout;
  }

  InvoiceCloud port() {
    InvoiceCloud port = mock(InvoiceCloud.class);
    when(port.submit(any()))
        .thenAnswer(
            call -> {
              InvoiceFile file = call.getArgument(0);
              asked.add(file.name());
              return answers.apply(file);
            });
    return port;
  }

  /** What to answer from now on. */
  void answer(Function<InvoiceFile, InvoiceFileAnswer> by) {
    answers = by;
  }

  void answerWell() {
    answers = this::take;
  }

  void refuse(String reason) {
    answers = file -> refusal(reason);
  }

  InvoiceFileAnswer take(InvoiceFile file) {
    byte[] content = bytes(file);
    byte[] known = files.putIfAbsent(file.name(), content);
    if (known == null) {
      try {
        received.addAll(BifParser.of(layout).parse(new ByteArrayInputStream(content)).orThrow());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      assertThat(content).as("name used again: %s", file.name()).isEqualTo(known);
    }
    return InvoiceFileAnswer.of(true, null, "guid-" + file.name(), null);
  }

  /** Takes the file, and its answer gets lost. */
  InvoiceFileAnswer takeAndLoseTheAnswer(InvoiceFile file) {
    take(file);
    throw failure(CallFailedException.Kind.OUTCOME_UNKNOWN);
  }

  static InvoiceFileAnswer refusal(String reason) {
    return InvoiceFileAnswer.of(false, reason, null, null);
  }

  static CallFailedException failure(CallFailedException.Kind kind) {
    return new CallFailedException(
        kind,
        "no answer",
        new CallFailedException.Details("SubmitBillerInvoiceFile", 1, 0, null, Duration.ZERO, "c1"),
        null);
  }

  /** Every record that was taken, such as {@code NEW INV1 10.00}. */
  List<String> lines() {
    return received.stream()
        .map(r -> r.type() + " " + r.invoice().invoiceNumber() + " " + r.invoice().balanceDue())
        .toList();
  }

  private static byte[] bytes(InvoiceFile file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
