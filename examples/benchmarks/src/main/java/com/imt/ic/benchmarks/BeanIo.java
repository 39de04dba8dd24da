package com.imt.ic.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.beanio.BeanReader;
import org.beanio.BeanWriter;
import org.beanio.StreamFactory;
import org.beanio.builder.DelimitedParserBuilder;
import org.beanio.builder.FieldBuilder;
import org.beanio.builder.RecordBuilder;
import org.beanio.builder.StreamBuilder;
import org.beanio.types.TypeHandler;
import org.jspecify.annotations.Nullable;

/** BeanIO with its own binding to beans. */
final class BeanIo {

  private static final StreamFactory FACTORY = factory();

  private BeanIo() {}

  private static StreamFactory factory() {
    RecordBuilder row = new RecordBuilder("row").type(Row.class);
    for (String column : Row.COLUMNS) {
      row.addField(new FieldBuilder(column));
    }
    StreamFactory factory = StreamFactory.newInstance();
    factory.define(
        new StreamBuilder("bif")
            .format("delimited")
            .parser(new DelimitedParserBuilder('|').recordTerminator("\r\n"))
            .addTypeHandler(LocalDate.class, new DateHandler())
            .addRecord(row));
    return factory;
  }

  /** Dates as the other peers have them. */
  public static final class DateHandler implements TypeHandler {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    @Override
    public @Nullable Object parse(@Nullable String text) {
      return text == null || text.isEmpty() ? null : LocalDate.parse(text, DATE);
    }

    @Override
    public String format(@Nullable Object value) {
      return value == null ? "" : ((LocalDate) value).format(DATE);
    }

    @Override
    public Class<?> getType() {
      return LocalDate.class;
    }
  }

  static void write(Row[] rows, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write(String.join("|", Row.COLUMNS) + "\r\n");
    BeanWriter beans = FACTORY.createWriter("bif", text);
    for (Row row : rows) {
      beans.write(row);
    }
    beans.close();
  }

  static void read(Path file, Consumer<Row> rows) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    text.readLine(); // the header
    BeanReader beans = FACTORY.createReader("bif", text);
    for (Object row = beans.read(); row != null; row = beans.read()) {
      rows.accept((Row) row);
    }
    beans.close();
  }
}
