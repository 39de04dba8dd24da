package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.BillerId;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Writes one biller's rows of Spectrum's tables as JSON Lines: one object a line, amounts as
 * strings with two decimals, instants in UTC, absent values left out. Each file appears whole or
 * not at all.
 */
final class JsonLinesExport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path out;
  private final BillerId biller;

  JsonLinesExport(Path out, BillerId biller) {
    this.out = out;
    this.biller = biller;
  }

  /** Writes every file; those of Spectrum's tables from one transaction, so that they fit. */
  void write(DataSource dataSource, Quarantine quarantine) {
    Snapshot.read(
        dataSource,
        connection -> {
          for (SpectrumTable table : SpectrumTable.ALL) {
            writeFile(
                table.file(), json -> table.forEach(connection, biller, row -> line(json, row)));
          }
        });
    writeFile(
        "quarantine.jsonl",
        json ->
            quarantine.forEach(
                QuarantineFilter.ALL, entry -> line(json, QuarantineText.fields(entry))));
  }

  /** Writes the lines of one file. */
  @FunctionalInterface
  private interface Lines {
    void write(JsonGenerator json);
  }

  private void writeFile(String name, Lines lines) {
    Path file = out.resolve(name);
    try {
      ReplacedFile.write(
          file,
          stream -> {
            JsonGenerator json = JSON.createGenerator(stream, JsonEncoding.UTF8);
            json.enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature());
            json.setRootValueSeparator(new SerializedString(""));
            lines.write(json);
            json.flush();
          });
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("--out " + file + ": cannot be written", e);
    }
  }

  private static void line(JsonGenerator json, Map<String, Object> row) {
    try {
      json.writePOJO(row);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
