package com.imt.ic.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An invoice file (BIF) by name, size and content that can be opened again and again.
 *
 * <p>Thread-safe as long as the content behind it does not change.
 */
public final class InvoiceFile {

  /** Opens the content from its beginning. */
  @FunctionalInterface
  public interface Content {
    /**
     * {@return a new stream from the beginning, to be closed}
     *
     * @throws IOException when it cannot be opened
     */
    InputStream open() throws IOException;
  }

  private final String name;
  private final long size;
  private final Content content;

  private InvoiceFile(String name, long size, Content content) {
    this.name = Objects.requireNonNull(name, "name");
    this.size = size;
    this.content = Objects.requireNonNull(content, "content");
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "An invoice file's name is a plain file name, found \"" + name + "\"");
    }
  }

  /**
   * A file on disk, named as there.
   *
   * @throws IOException when its size cannot be read
   */
  public static InvoiceFile of(Path path) throws IOException {
    Path fileName = Objects.requireNonNull(path.getFileName(), "path has no file name");
    return new InvoiceFile(fileName.toString(), Files.size(path), () -> Files.newInputStream(path));
  }

  /**
   * A file in memory.
   *
   * @param name a plain file name
   * @param bytes its content; copied
   */
  public static InvoiceFile of(String name, byte[] bytes) {
    byte[] copy = bytes.clone();
    return new InvoiceFile(name, copy.length, () -> new ByteArrayInputStream(copy));
  }

  /** {@return the plain file name under which InvoiceCloud knows the file} */
  public String name() {
    return name;
  }

  /** {@return the bytes of the content} */
  public long size() {
    return size;
  }

  /**
   * {@return a new stream from the beginning, to be closed}
   *
   * @throws IOException when it cannot be opened
   */
  public InputStream open() throws IOException {
    return content.open();
  }

  @Override
  public String toString() {
    return "InvoiceFile[" + name + ", " + size + " bytes]";
  }
}
