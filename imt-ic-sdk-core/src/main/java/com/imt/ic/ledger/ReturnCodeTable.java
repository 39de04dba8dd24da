package com.imt.ic.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code return-codes.txt} says of each code. Immutable and thread-safe. */
final class ReturnCodeTable {

  private static final String TABLE = "return-codes.txt";
  private static final String CLASS = "class";

  /** The lines for what no line names. */
  static final String ANY = "*";

  static final String ANY_RETURN = "R##";
  static final String ANY_CHANGE = "C##";

  static final ReturnCodeTable INSTANCE = read();

  /** One code's line, with what its class says. */
  record Line(ReturnClass returnClass, String reason, Set<String> marks, String advice) {}

  private final Map<ReturnClass, Line> classes = new EnumMap<>(ReturnClass.class);
  private final Map<String, Line> codes = new HashMap<>();

  private ReturnCodeTable() {}

  boolean has(String code) {
    return codes.containsKey(code);
  }

  Line get(String code) {
    return Objects.requireNonNull(codes.get(code), TABLE);
  }

  private void add(String line) {
    String[] parts = line.split("\\|", -1);
    ReturnClass returnClass = ReturnClass.valueOf(parts[1]);
    if (parts[0].equals(CLASS)) {
      classes.put(returnClass, new Line(returnClass, "", marks(parts[2]), parts[3]));
      return;
    }
    Line all = Objects.requireNonNull(classes.get(returnClass), TABLE);
    boolean own = parts.length > 3;
    codes.put(
        parts[0],
        new Line(
            returnClass, parts[2], own ? marks(parts[3]) : all.marks, own ? parts[4] : all.advice));
  }

  private static Set<String> marks(String words) {
    return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  private static ReturnCodeTable read() {
    ReturnCodeTable table = new ReturnCodeTable();
    try (InputStream in = ReturnCodeTable.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's jar lacks its table " + TABLE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          table.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The SDK's table " + TABLE + " cannot be read", e);
    }
    return table;
  }
}
