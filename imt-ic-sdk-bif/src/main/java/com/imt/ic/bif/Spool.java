package com.imt.ic.bif;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.imt.ic.bif.internal.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A folder of invoice files. A file is written under a temporary name, forced to the disk, and has
 * its own name only once its entry in the store is committed; so a file under its own name is whole
 * and wanted.
 */
record Spool(Path folder) {

  private static final String TEMPORARY = ".tmp";
  private static final String LOCK = ".lock";

  @FunctionalInterface
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  /** Holds other processes off; the system lets go of it when the process dies. */
  record Held(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close(); // releases the lock
      } catch (IOException e) {
        throw new SpoolException("The lock of the spool cannot be closed", e);
      }
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Takes the only right to write, waiting for other processes. */
  Held hold() {
    try {
      Files.createDirectories(folder);
      FileChannel channel = FileChannel.open(file(LOCK), CREATE, WRITE);
      try {
        FileLock lock = channel.lock();
        if (!lock.isValid()) {
          throw new IOException("the lock is not valid");
        }
        return new Held(channel);
      } catch (IOException | OverlappingFileLockException e) {
        channel.close();
        throw e;
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException(
          "Another InvoiceFiles of this JVM writes into the spool %s; share one".formatted(folder),
          e);
    } catch (IOException e) {
      throw failure("cannot be locked", e);
    }
  }

  <T> T write(String name, Content<T> content) {
    try (FileChannel channel =
        FileChannel.open(file(name + TEMPORARY), CREATE, WRITE, TRUNCATE_EXISTING)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      T written = content.writeTo(out);
      out.flush();
      channel.force(true);
      return written;
    } catch (IOException e) {
      throw failure("does not take " + name, e);
    }
  }

  /** Gives a written file its own name. Does nothing where that was done already. */
  void publish(String name) {
    try {
      if (!Files.exists(file(name))) {
        Files.move(file(name + TEMPORARY), file(name), StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
      }
    } catch (NoSuchFileException e) {
      if (!Files.exists(file(name))) { // else another process was faster
        throw failure("has lost " + name, e);
      }
    } catch (IOException e) {
      throw failure("cannot rename " + name, e);
    }
  }

  /** Gives its own name to a file whose entry was committed before a crash. */
  void recover(String name) {
    if (Files.exists(file(name + TEMPORARY))) {
      publish(name);
    }
  }

  void discard(String name) {
    try {
      Files.deleteIfExists(file(name + TEMPORARY));
    } catch (IOException e) {
      throw failure("cannot remove " + name + TEMPORARY, e);
    }
  }

  /** Removes temporary files that have no entry: a crash left them before its commit. */
  void discardAllBut(Set<String> queued) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TEMPORARY)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!queued.contains(name.substring(0, name.length() - TEMPORARY.length()))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw failure("cannot be cleaned of temporary files", e);
    }
  }

  List<String> newest(String ending, int most) {
    record Aged(String name, FileTime changed) {}
    List<Aged> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, file -> file.getFileName().toString().endsWith(ending))) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.equals(LOCK) || name.endsWith(TEMPORARY)) {
          continue; // the spool's own, where the pattern of the names has no ending
        }
        found.add(new Aged(name, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)));
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw failure("cannot be listed", e instanceof IOException io ? io : new IOException(e));
    }
    found.sort(Comparator.comparing(Aged::changed).reversed());
    return found.stream().limit(most).map(Aged::name).toList();
  }

  boolean isTaken(String name) {
    return Files.exists(file(name));
  }

  String sha256(String name) {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file(name))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (NoSuchFileException e) {
      throw new SpoolException(
          """
          Invoice file %s is queued and is not in the spool %s; put it back as it was, since its \
          fate at InvoiceCloud is not known"""
              .formatted(name, folder),
          e);
    } catch (IOException e) {
      throw failure("cannot read " + name, e);
    }
    return Sha256.hex(digest);
  }

  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder, and its file system keeps a rename without being asked.
      return;
    }
  }

  private SpoolException failure(String what, IOException cause) {
    return new SpoolException(
        "The spool %s %s (%s); check that the folder exists, has room and may be written"
            .formatted(folder, what, cause.getClass().getSimpleName()),
        cause);
  }
}
