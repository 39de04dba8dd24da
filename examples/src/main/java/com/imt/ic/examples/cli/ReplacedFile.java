package com.imt.ic.examples.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Writes a file so that readers see the old one or the new one, whole, and never a half. */
final class ReplacedFile {

  private ReplacedFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file and moves the result into its place. Makes missing folders; after a
   * failure the earlier file stands, and nothing is left beside it.
   *
   * @param file the file to make or replace
   * @param content writes the bytes; need not close or flush
   * @throws IOException when the file cannot be written; the message names it
   */
  static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      OwnersFiles.createFolders(Objects.requireNonNull(target.getParent(), "a folder"));
      Files.createFile(part, OwnersFiles.rightsOf(part));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException(
          "Cannot write " + target + " (" + e + "); check its folder's rights and free space", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
