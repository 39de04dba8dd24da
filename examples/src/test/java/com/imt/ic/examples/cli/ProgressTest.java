package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static String shown(boolean terminal) {
    StringWriter err = new StringWriter();
    Progress progress = new Progress(new PrintWriter(err, true), terminal);
    progress.step("polling payments");
    progress.done();
    return err.toString();
  }

  @Test
  void terminal_seesOneLineThatIsWiped_aPipeSeesNothing() {
    assertThat(shown(true)).contains("polling payments ...").endsWith("\r\033[K");
    assertThat(shown(false)).isEmpty();
  }
}
