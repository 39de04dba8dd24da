package com.imt.ic.soap.internal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RawRowTest {

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Empty", "");
    values.put("Id", "1");
    values.put("None", "");
    values.put("Name", "M\u00FCller \uD83D\uDE00");
    values.put("Last", "x");
    return values;
  }

  private static CurrentRow row(Map<String, String> values) {
    CurrentRow row = new CurrentRow(new TableColumns("T", "T"));
    values.forEach((name, text) -> row.put(name, text, XmlNames.undecoded()));
    return row;
  }

  @Test
  void row_isAMapOfItsColumnsInOrder() {
    RawRow raw = row(values()).raw();

    assertThat(raw).isEqualTo(values()).hasSameHashCodeAs(values()).hasSize(5);
    assertThat(List.copyOf(raw.entrySet())).isEqualTo(List.copyOf(values().entrySet()));
    values().forEach((name, text) -> assertThat(raw.get(name)).isEqualTo(text));
    assertThat(raw.get("Other")).isNull();
    assertThat(raw.containsKey("Other")).isFalse();
    assertThat(raw).hasToString("[Empty, Id, None, Name, Last]");
    assertThat(row(Map.of()).raw()).isEmpty();
  }

  @Test
  void row_cannotBeChanged() {
    RawRow raw = row(values()).raw();

    assertThatThrownBy(() -> raw.put("Id", "2")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> raw.remove("Id")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(raw::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> raw.entrySet().iterator().next().setValue("2"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(raw).isEqualTo(values());
  }

  @Test
  void columnThatCameTwice_hasItsFirstText_andTheOthersAreKept() {
    CurrentRow row = row(values());
    row.put("Id", "2", XmlNames.undecoded());
    row.put("Last", "", XmlNames.undecoded());
    row.put("Id", "3", XmlNames.undecoded());

    assertThat(row.raw()).isEqualTo(values());
    assertThat(List.copyOf(row.raw().keySet())).isEqualTo(List.copyOf(values().keySet()));
    assertThat(row.hasRepeated()).isTrue();
    assertThat(row.repeated())
        .containsExactly(Map.entry("Id", "2"), Map.entry("Last", ""), Map.entry("Id", "3"));
    row.reset(new TableColumns("Payment", "Payment"));
    assertThat(row.repeated()).isEmpty();
  }

  @Test
  void someColumns_areThoseThatTheRowHas() {
    RawRow some = row(values()).raw().only(Set.of("Name", "Empty", "Other"));

    assertThat(List.copyOf(some.keySet())).containsExactly("Empty", "Name");
    assertThat(some).containsEntry("Name", "M\u00FCller \uD83D\uDE00").hasSize(2);
    assertThat(some.get("Id")).isNull();
    assertThat(some.containsKey("Id")).isFalse();
    var iterator = some.only(Set.of()).entrySet().iterator();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }
}
