package com.imt.ic.benchmarks;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Jackson's CSV format with its own binding to beans. */
final class JacksonCsv {

  private static final CsvMapper MAPPER = mapper();
  private static final CsvSchema SCHEMA = schema();

  private JacksonCsv() {}

  private static CsvMapper mapper() {
    CsvMapper mapper =
        CsvMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .build();
    mapper.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forPattern("MM/dd/yyyy"));
    return mapper;
  }

  private static CsvSchema schema() {
    CsvSchema.Builder schema = CsvSchema.builder();
    for (String column : Row.COLUMNS) {
      schema.addColumn(column);
    }
    return schema.setColumnSeparator('|').setLineSeparator("\r\n").setUseHeader(true).build();
  }

  static void write(Row[] rows, OutputStream out) throws IOException {
    ObjectWriter writer = MAPPER.writerFor(Row.class).with(SCHEMA);
    try (SequenceWriter csv = writer.writeValues(out)) {
      for (Row row : rows) {
        csv.write(row);
      }
    }
  }

  static void read(Path file, Consumer<Row> rows) throws IOException {
    ObjectReader reader =
        MAPPER.readerFor(Row.class).with(SCHEMA.withSkipFirstDataRow(true).withoutHeader());
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<Row> csv = reader.readValues(in)) {
      while (csv.hasNextValue()) {
        rows.accept(csv.nextValue());
      }
    }
  }
}
