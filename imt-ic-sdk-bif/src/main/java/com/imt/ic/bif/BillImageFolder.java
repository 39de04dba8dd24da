package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.billimage.BillImageName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Pairs the bill images of a folder with the invoices of a file, as InvoiceCloud will by the file
 * names ({@link BillImageName}), and names what has no partner on either side.
 *
 * <p>A name that an invoice gives itself must be the one that InvoiceCloud looks for; where it is
 * not, the invoice has no image. Immutable and thread-safe.
 *
 * @param images each invoice that has an image to that file
 * @param invoicesWithoutImage the others, in their order
 * @param filesWithoutInvoice files of the folder that belong to none of the invoices, sorted;
 *     sub-folders and files that begin with a dot are passed over
 */
public record BillImageFolder(
    Map<BifInvoice, Path> images,
    List<BifInvoice> invoicesWithoutImage,
    List<Path> filesWithoutInvoice) {

  /** Copies. */
  public BillImageFolder {
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    invoicesWithoutImage = List.copyOf(invoicesWithoutImage);
    filesWithoutInvoice = List.copyOf(filesWithoutInvoice);
  }

  /**
   * Looks through a folder of PDFs for the images of one biller's invoices.
   *
   * @throws IOException when the folder cannot be read
   */
  public static BillImageFolder match(Path folder, BillerId bid, Iterator<BifInvoice> invoices)
      throws IOException {
    Map<String, Path> left = files(folder);
    Map<BifInvoice, Path> images = new LinkedHashMap<>();
    List<BifInvoice> without = new ArrayList<>();
    while (invoices.hasNext()) {
      BifInvoice invoice = invoices.next();
      String name = expectedName(bid, invoice);
      Path file = left.get(name);
      if (file != null && Files.isRegularFile(file)) {
        images.put(invoice, file);
        left.remove(name);
      } else {
        without.add(invoice);
      }
    }
    return new BillImageFolder(images, without, List.copyOf(left.values()));
  }

  private static Map<String, Path> files(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = Objects.toString(entry.getFileName(), "");
        // A folder or a dangling link of such a name is no image, and somebody should know.
        if (!name.startsWith(".") && (Files.isRegularFile(entry) || name.endsWith(".pdf"))) {
          files.put(name, entry);
        }
      }
    }
    return files;
  }

  /** Empty, which no file is called, where the invoice can have no image. */
  private static String expectedName(BillerId bid, BifInvoice invoice) {
    String name;
    try {
      name = BillImageName.of(bid, invoice.accountNumber(), invoice.invoiceNumber()).fileName();
    } catch (IllegalArgumentException e) {
      return ""; // a number that can stand in no file name
    }
    return invoice.billImageFileName().orElse(name).equals(name) ? name : "";
  }

  @Override
  public String toString() {
    return "BillImageFolder[%s images, %s invoices without, %s files without]"
        .formatted(images.size(), invoicesWithoutImage.size(), filesWithoutInvoice.size());
  }
}
