package com.imt.ic.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good input a little, as a broken or a hostile sender would. */
final class Mutation {

  private static final List<byte[]> TOKENS =
      List.of(
          bytes(""),
          bytes("-1"),
          bytes("0.001"),
          bytes("99999999999999999999"),
          bytes("0001-01-01T00:00:00"),
          bytes("<"),
          bytes("</a>"),
          bytes("&"),
          bytes("&#0;"),
          bytes("]]>"),
          bytes("<!--"),
          bytes("\""),
          bytes("\r\n"),
          bytes("\t"),
          bytes("{}"),
          bytes("[]"),
          bytes("null"),
          bytes("\u0000"),
          bytes("\uFEFF"),
          bytes("\u202E"),
          bytes("A".repeat(5_000)),
          new byte[] {(byte) 0xE9},
          new byte[] {(byte) 0xFF, (byte) 0xFE});

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One change, and seldom one or two more. */
  byte[] of(byte[] good) {
    byte[] changed = once(good);
    for (int more = random.nextInt(12); more < 2; more++) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] once(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(1 + random.nextInt(40)));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> joined(input, from, TOKENS.get(random.nextInt(TOKENS.size())), to);
      case 3, 4 -> joined(input, from, new byte[0], to); // left out
      case 5 -> joined(input, to, part(input, from, to), to); // twice
      case 6, 7, 8 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, from);
      case 9, 10 -> joined(input, from, value(input), to);
      default -> joined(input, from, new byte[0], input.length); // cut
    };
  }

  /** A part from elsewhere. */
  private byte[] value(byte[] input) {
    int from = random.nextInt(input.length + 1);
    return part(input, from, Math.min(input.length, from + random.nextInt(60)));
  }

  private static byte[] part(byte[] input, int from, int to) {
    return Arrays.copyOfRange(input, from, to);
  }

  private static byte[] joined(byte[] input, int end, byte[] middle, int rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(input, 0, end);
    all.writeBytes(middle);
    all.write(input, rest, input.length - rest);
    return all.toByteArray();
  }
}
