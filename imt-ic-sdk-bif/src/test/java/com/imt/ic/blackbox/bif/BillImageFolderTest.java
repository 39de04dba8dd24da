package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BillImageFolder;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillImageFolderTest {

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }

  @Test
  void images_are_paired_by_name_and_what_is_left_over_is_named() throws IOException {
    BifInvoice first = Invoices.plain(1).build();
    BifInvoice second = Invoices.plain(2).build();
    BifInvoice third = Invoices.plain(3).billImageFileName("other.pdf").build();
    BifInvoice fourth = Invoices.plain(4).invoiceNumber(InvoiceNumber.of("IN_V4")).build();
    Path image = file("1234_PA-1000001_INV1.pdf");
    Path ofThird = file("1234_PA-1000003_INV3.pdf");
    Path ofFourth = file("1234_PA-1000004_IN_V4.pdf");
    Path upperCase = file("1234_PA-1000002_INV2.PDF");
    file(".lock");
    Files.createDirectory(folder.resolve("sent"));

    BillImageFolder found =
        BillImageFolder.match(
            folder, Invoices.BID, List.of(first, second, third, fourth).iterator());

    assertThat(found.images()).containsOnlyKeys(first).containsEntry(first, image);
    assertThat(found.invoicesWithoutImage()).containsExactly(second, third, fourth);
    assertThat(found.filesWithoutInvoice()).containsExactly(upperCase, ofThird, ofFourth);
    assertThat(found).hasToString("BillImageFolder[1 images, 3 invoices without, 3 files without]");
  }

  @Test
  void folder_that_is_called_like_an_image_is_none_and_is_named() throws IOException {
    BifInvoice invoice = Invoices.plain(1).build();
    Path noImage = Files.createDirectory(folder.resolve("1234_PA-1000001_INV1.pdf"));

    BillImageFolder found =
        BillImageFolder.match(folder, Invoices.BID, List.of(invoice).iterator());

    assertThat(found.images()).isEmpty();
    assertThat(found.invoicesWithoutImage()).containsExactly(invoice);
    assertThat(found.filesWithoutInvoice()).containsExactly(noImage);
  }

  @Test
  void folder_that_is_not_there_is_an_error() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(
            () -> BillImageFolder.match(missing, Invoices.BID, List.<BifInvoice>of().iterator()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void letters_in_an_account_number_are_a_warning_where_the_ivr_knows_digits_alone() {
    BifInvoice invoice = Invoices.plain(1).build();
    Profile numeric = Profile.defaults().override("{\"products\": [\"IVR\"]}");
    Profile alphanumeric = numeric.override("{\"ivr\": {\"alphanumericSearch\": true}}");

    assertThat(IvrCheck.of(Profile.defaults()).check(invoice, 2)).isEmpty();
    assertThat(IvrCheck.of(alphanumeric).check(invoice, 2)).isEmpty();
    assertThat(IvrCheck.of(numeric).check(invoice, 2))
        .get()
        .satisfies(p -> assertThat(p.kind()).isEqualTo(BifProblem.Kind.NOT_NUMERIC))
        .extracting(BifProblem::message)
        .asString()
        .startsWith(
            "BIF line 2, column 4 (AccountNumber): is not digits alone; the biller's IVR search is"
                + " numeric.");
  }
}
