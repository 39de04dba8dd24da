package com.imt.ic.internal.store;

import java.util.List;
import java.util.Optional;

/** Invoice files by name. */
public interface InvoiceFileJournal {

  /**
   * Adds a file.
   *
   * @param entry the file, queued
   * @return true when it was added, false when the name is taken
   */
  boolean add(InvoiceFileEntry entry);

  /**
   * A file by name.
   *
   * @param name the name
   * @return the file, or empty
   */
  Optional<InvoiceFileEntry> find(String name);

  /**
   * Files whose answer is not known, oldest first.
   *
   * @return the files
   */
  List<InvoiceFileEntry> queued();

  /**
   * Replaces the entry of the same name.
   *
   * @param entry the file as it stands now
   */
  void update(InvoiceFileEntry entry);
}
