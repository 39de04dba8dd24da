package com.imt.ic.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that nobody but their owner may read, whatever the umask, since customers' data
 * stands in them. Where the file system knows no such rights, those of its folder hold. Stateless.
 */
public final class OwnersFiles {

  private OwnersFiles() {}

  /** Makes a folder and those above it; one that is there keeps its rights. */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  /** What a file is made with. */
  public static FileAttribute<?>[] rightsOf(Path file) {
    return rights(file, "rw-------");
  }

  private static FileAttribute<?>[] rights(Path path, String rights) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
