package com.imt.ic.blackbox.bif;

import static com.imt.ic.blackbox.bif.SendingHost.HOUR_1;
import static com.imt.ic.blackbox.bif.SendingHost.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SpoolException;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of invoice files, and what people and other programs do to it. */
class SpoolTest {

  private static final String FILE_1 = "1234_20261123T150000.bif";

  @TempDir Path spool;

  private SendingHost host;

  @BeforeEach
  void start() {
    host = SendingHost.of(spool);
  }

  private static SendingHost named(Path spool, String bid, String pattern) {
    Profile profile =
        SendingHost.profile(bid).override("{\"bif\": {\"fileName\": \"%s\"}}".formatted(pattern));
    return new SendingHost(SendingHost.emptyDatabase(), spool, profile);
  }

  @Test
  void taken_name_gets_a_number() throws IOException {
    Files.writeString(spool.resolve("1234_20261123T150000_2.bif"), "somebody else's");
    host.files().write(List.of(invoice(1, "1.00")));

    assertThat(host.files().write(List.of(invoice(2, "1.00"))).written().name())
        .isEqualTo("1234_20261123T150000_3.bif");
  }

  @Test
  void name_stays_taken_when_its_file_was_moved_away() throws IOException {
    host.files().send(List.of(invoice(1, "1.00")));
    Files.delete(spool.resolve(FILE_1));

    assertThat(host.files().write(List.of(invoice(2, "1.00"))).written().name())
        .isEqualTo("1234_20261123T150000_2.bif");
  }

  @Test
  void changed_or_lost_file_is_never_submitted() throws IOException {
    Path file = host.files().write(List.of(invoice(1, "1.00"))).written().path();
    byte[] original = Files.readAllBytes(file);
    Files.write(file, new byte[] {'x'});

    assertThatThrownBy(() -> host.files().submitQueued())
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("was changed after it was queued");
    Files.delete(file);
    assertThatThrownBy(() -> host.files().submitQueued())
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining("is not in the spool");
    assertThat(host.cloud.asked).isEmpty();

    Files.write(file, original);
    host.cloud.refuse("Bad BID");
    assertThat(host.files().submitQueued().answers().get(0).reason()).isEqualTo("Bad BID");
  }

  @Test
  void spool_that_cannot_be_written_is_named_and_nothing_stays() throws IOException {
    Path file = Files.writeString(spool.resolve("file"), "");
    SendingHost odd = new SendingHost(host.database, file, SendingHost.profile("1234"));

    assertThatThrownBy(() -> odd.files().write(List.of(invoice(1, "1.00"))))
        .isInstanceOf(SpoolException.class)
        .hasMessageContaining(file.toString());
    assertThat(host.states()).isEmpty();
    assertThat(host.versions()).isZero();
  }

  @Test
  void bid_that_cannot_name_a_file_is_refused_at_once() {
    assertThatThrownBy(
            () -> new SendingHost(host.database, spool, SendingHost.profile("../x")).files())
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.biller.bid: \"../x\" cannot stand in a file name");
  }

  @Test
  void store_that_lost_what_it_committed_is_not_passed_over_in_silence() throws IOException {
    SentInvoices first = host.files().write(List.of(invoice(1, "5.00")));
    assertThat(first.warnings()).isEmpty();
    assertThat(host.files().write(List.of(invoice(1, "4.00"))).warnings()).isEmpty();
    Files.writeString(spool.resolve("notes.txt"), "the host's own");
    Files.writeString(spool.resolve("1235_20261123T150000.bif"), "another biller's");
    Files.writeString(spool.resolve("1234_20261123T1500.bif"), "no time of ours");
    SendingHost forgetful = SendingHost.of(spool);
    forgetful.now = HOUR_1.plusSeconds(3600);

    SentInvoices again = forgetful.files().write(List.of(invoice(1, "4.00")));

    assertThat(again.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.UNKNOWN_SPOOL_FILE);
              assertThat(warning.detail())
                  .contains(FILE_1, "1234_20261123T150000_2.bif", "move the files away")
                  .doesNotContain("notes.txt", "1235_", "T1500.bif", again.written().name());
            });
  }

  @Test
  void names_without_an_ending_or_with_the_time_in_front_are_known_again() {
    for (String pattern : List.of("{bid}-{time}", "{time}.{bid}.txt", "{time}{bid}{time}.csv")) {
      Path own = spool.resolve(pattern.replaceAll("[{}]", ""));
      SendingHost one = named(own, "1234", pattern);
      one.files().write(List.of(invoice(1, "5.00")));
      assertThat(one.files().write(List.of(invoice(1, "4.00"))).warnings()).isEmpty();
      SendingHost forgetful = named(own, "1234", pattern);
      SentInvoices again = forgetful.files().write(List.of(invoice(1, "4.00")));
      assertThat(again.warnings()).as(pattern).hasSize(1);
      assertThat(again.written().name()).contains("_3");
    }
  }

  @Test
  void file_of_a_biller_whose_files_have_the_same_names_is_never_replaced() {
    SendingHost one = named(spool, "1", "{time}.bif");
    SendingHost two = named(spool, "2", "{time}.bif");
    one.files().send(List.of(invoice(1, "1.00")));
    SentInvoices sent = two.files().send(List.of(invoice(2, "2.00")));

    assertThat(sent.written().name()).isEqualTo("20261123T150000_2.bif");
    assertThat(two.cloud.lines()).containsExactly("NEW INV2 2.00");
    assertThat(read(spool.resolve("20261123T150000.bif"))).contains("INV1");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
