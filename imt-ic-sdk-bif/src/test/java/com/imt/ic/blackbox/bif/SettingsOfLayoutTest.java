package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue of settings, which the core has, knows the fields that this module has. */
class SettingsOfLayoutTest {

  private static final Path CATALOGUE =
      Path.of("../imt-ic-sdk-core/src/main/resources/com/imt/ic/profile/settings.json");

  private static final Pattern FIELDS =
      Pattern.compile("\"bifField\": \\{\\s*\"type\": \"string\",\\s*\"enum\": \\[([^]]*)]");

  @Test
  void fieldsOfAColumn_areTheFieldsOfAnInvoice() throws IOException {
    Matcher matcher = FIELDS.matcher(Files.readString(CATALOGUE, StandardCharsets.UTF_8));
    assertThat(matcher.find()).isTrue();
    List<String> named =
        Pattern.compile("\"([^\"]+)\"")
            .matcher(matcher.group(1))
            .results()
            .map(r -> r.group(1))
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BifField.values()).map(BifField::id).toList());
  }
}
