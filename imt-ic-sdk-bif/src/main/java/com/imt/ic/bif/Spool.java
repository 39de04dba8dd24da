package com.imt.ic.bif;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.imt.ic.bif.internal.Sha256;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.file.OwnersFiles;
import com.imt.ic.internal.store.InvoiceFileEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of invoice files. A file is written under a temporary name, forced to the disk, and has
 * its own name only once its entry in the store says that it is queued; so a file under its own
 * name is whole and wanted. Touches no file but those whose names it is given.
 */
record Spool(Path folder) {

  private static final String TEMPORARY = ".tmp";
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  @FunctionalInterface
  interface Content<T> {
    T writeTo(OutputStream out) throws IOException;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Makes the folder where it does not exist, for nobody but the owner. */
  void make() {
    try {
      OwnersFiles.createFolders(folder);
    } catch (IOException e) {
      throw failure("cannot be made", e);
    }
  }

  <T> T write(String name, Content<T> content) {
    try (FileChannel channel = newFile(file(name + TEMPORARY))) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      T written = content.writeTo(out);
      out.flush();
      channel.force(true);
      return written;
    } catch (IOException e) {
      throw failure("does not take " + name, e);
    }
  }

  private static FileChannel newFile(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OwnersFiles.rightsOf(file));
  }

  /**
   * Gives a written file its own name. Does nothing where that was done already, or where the file
   * is lost, as its submission will find out.
   */
  void publish(String name) {
    Path temporary = file(name + TEMPORARY);
    if (!Files.exists(temporary)) {
      return;
    }
    try {
      if (Files.exists(file(name)) && Files.exists(temporary)) { // an atomic move would replace it
        throw new SpoolException(
            "The spool %s holds a file %s of somebody else's; move it away, and let every biller's files have names of their own, with {bid} in $.bif.fileName of the profile"
                .formatted(folder, name),
            null);
      }
      Files.move(temporary, file(name), StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (NoSuchFileException e) {
      LOG.debug("Another process was faster to name {}", name);
    } catch (IOException e) {
      throw failure("cannot rename " + name, e);
    }
  }

  void discard(String name) {
    try {
      Files.deleteIfExists(file(name + TEMPORARY));
    } catch (IOException e) {
      throw failure("cannot remove " + name + TEMPORARY, e);
    }
  }

  /** The files with such names that changed last, the latest first. */
  List<String> newest(Predicate<String> names, int most) {
    record Aged(String name, FileTime changed) {}
    List<Aged> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (names.test(name)) {
          found.add(new Aged(name, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw failure("cannot be listed", e instanceof IOException io ? io : new IOException(e));
    }
    found.sort(Comparator.comparing(Aged::changed).reversed());
    return found.stream().limit(most).map(Aged::name).toList();
  }

  boolean isTaken(String name) {
    return Files.exists(file(name)) || Files.exists(file(name + TEMPORARY));
  }

  private String sha256(String name) {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file(name))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (NoSuchFileException e) {
      throw new SpoolException(
          """
          Invoice file %s is not in the spool %s; put it back as it was, since it alone says what \
          InvoiceCloud has, or may have"""
              .formatted(name, folder),
          e);
    } catch (IOException e) {
      throw failure("cannot read " + name, e);
    }
    return Sha256.hex(digest);
  }

  /**
   * A file as it was queued.
   *
   * @throws SpoolException when it is lost, changed, or cannot be read
   */
  InvoiceFile verified(InvoiceFileEntry entry) {
    String found = sha256(entry.name());
    if (!found.equals(entry.sha256())) {
      throw new SpoolException(
          """
          Invoice file %s was changed after it was queued: its SHA-256 is %s, expected %s; put the \
          original back, since a name is never sent with other content"""
              .formatted(file(entry.name()), found, entry.sha256()),
          null);
    }
    try {
      return InvoiceFile.of(file(entry.name()));
    } catch (IOException e) {
      throw new SpoolException("Invoice file %s cannot be read".formatted(entry.name()), e);
    }
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
