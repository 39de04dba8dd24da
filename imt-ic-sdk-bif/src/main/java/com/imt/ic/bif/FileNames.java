package com.imt.ic.bif;

import java.util.regex.Pattern;

/** Which names a file may have on every system that a spool or InvoiceCloud may stand on. */
final class FileNames {

  private static final int LONGEST = 200; // leaves room for a suffix and the spool's own endings

  /** Windows opens a device when the name up to its first dot is one of these. */
  private static final Pattern DEVICE =
      Pattern.compile("(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private FileNames() {}

  static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.charAt(0) != '.'
        && !name.endsWith(".")
        && !DEVICE.matcher(name).matches()
        && name.chars().allMatch(FileNames::isSafe);
  }

  private static boolean isSafe(int c) {
    return c > ' ' && c < 0x7F && "<>:\"/\\|?*".indexOf(c) < 0;
  }
}
