package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** EXAMPLE: host --also, and where its credentials come from. */
class AlsoBillerTest {

  private static final BillerId FIRST = BillerId.of("1234");

  @TempDir Path folder;

  @CommandLine.Command
  private static final class Host {
    @CommandLine.Mixin private CommonOptions options = new CommonOptions();
  }

  private List<AlsoBiller> also(Map<String, String> environment, String... bids)
      throws IOException {
    Host host = new Host();
    new CommandLine(host).parseArgs();
    List<Path> profiles = new ArrayList<>();
    for (int i = 0; i < bids.length; i++) {
      Path profile = folder.resolve(i + ".json");
      Files.writeString(profile, "{\"biller\": {\"bid\": \"" + bids[i] + "\"}}");
      profiles.add(profile);
    }
    return AlsoBiller.of(FIRST, profiles, host.options, environment::get);
  }

  @Test
  void credentials_comeFromTheVariableOfTheBid_andAKeyMayHoldColons() throws IOException {
    List<AlsoBiller> billers =
        also(
            Map.of("IC_CREDENTIALS_5678", "guid-2:key:2", "IC_CREDENTIALS_9", "guid-9:key-9"),
            "5678",
            "9");

    assertThat(billers)
        .extracting(AlsoBiller::credentials)
        .containsExactly(
            BillerCredentials.of("guid-2", "key:2"), BillerCredentials.of("guid-9", "key-9"));
    assertThat(billers.toString()).doesNotContain("guid-2").doesNotContain("key");
  }

  @Test
  void missingVariable_isNamed() {
    assertThatThrownBy(() -> also(Map.of("IC_CREDENTIALS_1234", "guid:key"), "5678"))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessage(
            "The variable IC_CREDENTIALS_5678 is not set; set it to biller 5678's GUID:KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-4711", ":secret-4711", "secret-4711:"})
  void malformedVariable_isNamed_andNotShown(String value) {
    assertThatThrownBy(() -> also(Map.of("IC_CREDENTIALS_5678", value), "5678"))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining("IC_CREDENTIALS_5678 is no GUID:KEY")
        .hasMessageNotContaining("4711");
  }

  @Test
  void billerThatIsServedAlready_isRefused() {
    Map<String, String> environment = Map.of("IC_CREDENTIALS_5678", "guid-2:key-2");

    assertThatThrownBy(() -> also(environment, "1234"))
        .hasMessageContaining("is of biller 1234, which is served already");
    assertThatThrownBy(() -> also(environment, "5678", "5678"))
        .hasMessageContaining("is of biller 5678, which is served already");
  }
}
