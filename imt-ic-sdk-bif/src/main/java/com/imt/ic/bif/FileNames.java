package com.imt.ic.bif;

/** Which names a file may have on every system that a spool or InvoiceCloud may stand on. */
final class FileNames {

  private static final int LONGEST = 200; // leaves room for a suffix and the spool's own endings

  private FileNames() {}

  static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.charAt(0) != '.'
        && !name.endsWith(".")
        && name.chars().allMatch(FileNames::isSafe);
  }

  private static boolean isSafe(int c) {
    return c > ' ' && c < 0x7F && "<>:\"/\\|?*".indexOf(c) < 0;
  }
}
