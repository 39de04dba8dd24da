package com.imt.ic.examples.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One process at a time opens the example's own database file: H2 lets several processes share it,
 * but not that they come and go all at once. The operating system gives the turn back when a
 * process ends, however it ends. Several nodes at once are what PostgreSQL is for.
 */
final class FileTurn implements AutoCloseable {

  private final FileChannel channel;

  private FileTurn(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the turn. */
  static FileTurn take(Path folder) throws IOException {
    OwnersFiles.createFolders(folder);
    Path lock = folder.resolve(".spectrum.lock");
    FileChannel channel =
        FileChannel.open(
            lock,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnersFiles.rightsOf(lock));
    try {
      channel.lock();
    } catch (OverlappingFileLockException e) {
      // Another command of this very process has it, and one process may open the file twice.
    }
    return new FileTurn(channel);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CommandFailure("The lock of the database's folder cannot be given back", e);
    }
  }
}
