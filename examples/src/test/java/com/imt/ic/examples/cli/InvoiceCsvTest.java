package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EXAMPLE: no invoice of a CSV file that is damaged vanishes without being named. */
class InvoiceCsvTest {

  private static final String HEADER = String.join(",", InvoiceCsv.COLUMNS);

  private static String row(int number, String name, String description) {
    return "A-%s,I-%s,1,%s,,,,,,,,,,2026-11-03,2026-12-27,100.00,100.00,true,,false,false,,,,%s"
        .formatted(number, number, name, description);
  }

  private static String row(int number) {
    return row(number, "Name", "x");
  }

  private static InvoiceCsv read(String text) throws IOException {
    return InvoiceCsv.read(new BufferedReader(new StringReader(text)), "in.csv");
  }

  private static InvoiceCsv rows(String... rows) throws IOException {
    return read(HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  private static List<String> numbers(InvoiceCsv csv) {
    return csv.invoices().stream().map(line -> line.invoice().invoiceNumber().value()).toList();
  }

  private static List<String> problems(InvoiceCsv csv) {
    return csv.problems().stream().map(InvoiceCsv.Problem::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"Open", "\"Open \"\"dear\"\"", "\"\"\""})
  void quote_that_is_never_closed_is_told_with_its_line_and_nothing_is_taken(String open) {
    assertThatThrownBy(() -> rows(row(1), row(2), row(3, open, "x"), row(4)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("in.csv: Unclosed quoted field")
        .hasMessageContaining("line 4")
        .hasMessageContaining("Nothing was taken")
        .hasMessageNotContaining("dear");
  }

  @Test
  void quote_that_is_closed_by_the_next_one_is_told_by_what_stands_behind() {
    assertThatThrownBy(() -> rows(row(1, "\"Open", "x"), row(2), row(3, "\"Name\"", "x")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("after closing quote")
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("Name");
    assertThatThrownBy(() -> rows(row(1, "\"Name\" ", "x"))).isInstanceOf(CommandFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_that_a_quote_has_swallowed_are_all_named(String lineBreak) throws IOException {
    String swallowing =
        String.join(lineBreak, row(1, "Name", "\"Open"), row(2), row(3, "Name", "5\""));

    InvoiceCsv csv = rows(swallowing, row(4));

    assertThat(numbers(csv)).containsExactly("I-4");
    assertThat(problems(csv)).singleElement().asString().startsWith("lines 2 to 4: a field");
  }

  @Test
  void quote_within_a_field_without_quotes_is_text() throws IOException {
    InvoiceCsv csv = rows(row(1, "Bob \"Bo\" Lee", "5\" pipe"), row(2));

    assertThat(numbers(csv)).containsExactly("I-1", "I-2");
    assertThat(csv.invoices().get(0).invoice().customerName()).contains("Bob \"Bo\" Lee");
  }

  @Test
  void quoted_field_is_read_with_its_commas_and_doubled_quotes() throws IOException {
    InvoiceCsv csv = rows(row(1, "\"Lee, \"\"Bo\"\"\"", "\"\""));

    assertThat(csv.invoices().get(0).invoice().customerName()).contains("Lee, \"Bo\"");
    assertThat(csv.invoices().get(0).invoice().description()).isEmpty();
  }

  @Test
  void every_line_end_will_do_and_the_last_line_needs_none() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r")) {
      assertThat(numbers(read(String.join(end, HEADER, row(1), "", row(2)))))
          .containsExactly("I-1", "I-2");
    }
  }

  @Test
  void byte_order_mark_is_no_part_of_the_first_name_in_quotes_or_not() throws IOException {
    assertThat(numbers(read("\uFEFF" + HEADER + "\n" + row(1)))).containsExactly("I-1");
    assertThat(numbers(read("\uFEFF\"" + HEADER.replace(",", "\",\"") + "\"\n" + row(1))))
        .containsExactly("I-1");
  }

  @Test
  void line_with_fewer_or_more_fields_and_one_that_was_cut_off_are_named() throws IOException {
    InvoiceCsv csv = rows(row(1) + ",more", "A-2,I-2", row(3), " ", row(4).substring(0, 40));

    assertThat(numbers(csv)).containsExactly("I-3");
    assertThat(problems(csv))
        .containsExactly(
            "line 2: has 26 columns; expected 25.",
            "line 3: has 2 columns; expected 25.",
            "line 5: has 1 columns; expected 25.",
            "line 6: has 15 columns; expected 25.");
  }

  @Test
  void header_of_a_second_file_behind_the_first_is_named() throws IOException {
    InvoiceCsv csv = rows(row(1), HEADER, row(2));

    assertThat(numbers(csv)).containsExactly("I-1", "I-2");
    assertThat(problems(csv))
        .containsExactly("line 3: is the header once more; expected an invoice.");
  }

  @Test
  void control_character_in_a_number_is_named_with_its_line() throws IOException {
    InvoiceCsv csv = rows(row(1).replace("A-1", "A-\0001"), row(2));

    assertThat(numbers(csv)).containsExactly("I-2");
    assertThat(problems(csv))
        .singleElement()
        .asString()
        .startsWith("line 2, column 1 (accountNumber): ")
        .contains("U+0000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF"})
  void file_without_a_header_is_refused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("in.csv: is empty; expected a header line");
  }

  @Test
  void column_that_is_named_twice_or_not_at_all_is_refused() {
    assertThatThrownBy(() -> read(HEADER + ",city\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("line 1, column 26: \"city\"")
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() -> read(HEADER.replace(",city", "") + "\n"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("the column city is missing");
  }
}
