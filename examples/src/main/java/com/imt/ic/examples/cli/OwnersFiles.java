package com.imt.ic.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that nobody but their owner may read, whatever the umask, since customers' data
 * stands in them. Where the file system knows no such rights, those of its folder hold. Stateless.
 */
final class OwnersFiles {

  private OwnersFiles() {}

  /** Makes a folder and those above it; one that is there keeps its rights. */
  static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /** What a file is made with. */
  static FileAttribute<?>[] rightsOf(Path file) {
    return rights(file, "rw-------");
  }

  /** As if it had been made so; does nothing where there is none. */
  static void keepToOwner(Path file) throws IOException {
    PosixFileAttributeView rights = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (rights != null && Files.exists(file)) {
      rights.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
