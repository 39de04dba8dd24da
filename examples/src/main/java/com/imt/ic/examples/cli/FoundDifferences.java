package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every difference of a reconciliation, in a file of its own until the result is known, since there
 * may be more than memory holds. It holds no customer's data.
 */
final class FoundDifferences implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private JsonGenerator lines;

  FoundDifferences() throws IOException {
    file = Files.createTempFile("spectrum-differences", ".jsonl");
    lines = open(file);
  }

  private static JsonGenerator open(Path file) throws IOException {
    JsonGenerator lines =
        JSON.createGenerator(
            new BufferedOutputStream(Files.newOutputStream(file)), JsonEncoding.UTF8);
    lines.setRootValueSeparator(new SerializedString("\n"));
    return lines;
  }

  /** Forgets all: the reconciliation begins anew. */
  void clear() {
    try {
      lines.close();
      lines = open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Difference difference) {
    try {
      write(difference, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes them as the elements of an array: oldest first, or as found where they are many. */
  void writeTo(Reconciliation reconciliation, JsonGenerator json) throws IOException {
    if (reconciliation.differences().size() >= reconciliation.differenceCount()) {
      for (Difference difference : reconciliation.differences()) {
        write(difference, json);
      }
      return;
    }
    lines.flush();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        json.writeRawValue(line);
      }
    }
  }

  private static void write(Difference difference, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", difference.kind().name());
    json.writeStringField("subject", difference.subject());
    json.writeStringField("amount", difference.amount().toString());
    json.writeStringField("reason", difference.reason());
    json.writeStringField("advice", difference.advice());
    json.writeStringField("due", difference.due().toString());
    json.writeStringField("since", difference.since().toString());
    json.writeStringField("age", difference.age().toString());
    json.writeNumberField("ageHours", difference.age().toHours());
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    try {
      lines.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
