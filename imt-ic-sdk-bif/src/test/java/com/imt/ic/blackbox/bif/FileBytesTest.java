package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a layout's files are may not change unnoticed: billers' files are kept and compared. */
class FileBytesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{} ~ a7528bd55d62dd5fe3193109d24617f64c1951bdd85e2ff82e98c1ef1ed593bf",
        "{\"bif\": {\"header\": false, \"quoting\": \"always\", \"amountFormat\": \"cents\"}} ~ 666895acb102ab687d72a7f7b409d8c7c8bfcfd9e25650c012ca79f40c8a9d65",
        "{\"bif\": {\"delimiter\": \";\", \"lineEnd\": \"LF\", \"newRecord\": \"ADD\"}} ~ 63aacca85eaa337ff1497d5a1b629f67e894475a7ba5a7a54aba363c76a85196",
      })
  void file_of_a_layout_is_byte_for_byte_what_it_always_was(String override, String sha256)
      throws IOException {
    BifLayout layout = Invoices.layout(override);
    Random random = new Random(18);
    List<BifRecord> records = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      BifRecord.Type type = i % 3 == 0 ? BifRecord.Type.REWRITTEN : BifRecord.Type.NEW;
      records.add(new BifRecord(type, Invoices.BID, Invoices.random(random, i)));
    }

    assertThat(BifWriter.of(layout).writeAll(records, OutputStream.nullOutputStream()).sha256())
        .isEqualTo(sha256);
  }
}
