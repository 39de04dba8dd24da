package com.imt.ic.internal.store.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.imt.ic.internal.store.QuarantinedRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns of a quarantined row as a JSON object, in their order and without any loss. */
final class RawColumns {

  private static final TypeReference<LinkedHashMap<String, String>> COLUMNS =
      new TypeReference<>() {};

  // What we wrote ourselves is read back whatever its size.
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(Integer.MAX_VALUE)
                      .maxNameLength(Integer.MAX_VALUE)
                      .build())
              .build());
  private static final ObjectWriter PLAIN = JSON.writer();
  private static final ObjectWriter ASCII = PLAIN.with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private RawColumns() {}

  static Map<String, String> fromJson(String json) {
    try {
      return JSON.readValue(json, COLUMNS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "A row of ic_quarantine holds no JSON object of texts in raw_columns; was it changed by hand?");
    }
  }

  /** The identity of a row: report, kind, columns, whatever their order, and occurrence. */
  static String digest(QuarantinedRow row) {
    List<Object> identity =
        new ArrayList<>(List.of(row.report(), row.kind().name(), new TreeMap<>(row.raw())));
    if (row.occurrence() > 1) {
      identity.add(row.occurrence());
    }
    return digest(toJson(identity));
  }

  static String digest(String canonical) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Half a surrogate pair survives in no database, so text with one is written in ASCII. */
  static String toJson(Object value) {
    try {
      String json = PLAIN.writeValueAsString(value);
      return StandardCharsets.UTF_8.newEncoder().canEncode(json)
          ? json
          : ASCII.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps and lists of texts can always be written as JSON", e);
    }
  }
}
