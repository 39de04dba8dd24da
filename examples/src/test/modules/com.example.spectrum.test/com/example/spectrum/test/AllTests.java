package com.example.spectrum.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests and prints how many passed, and why the others did not. */
public final class AllTests {

  private AllTests() {}

  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(PollTest.class), selectClass(ContractTest.class))
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    System.out.println("passed: " + summary.getTestsSucceededCount());
    if (!summary.getFailures().isEmpty()) {
      summary.printFailuresTo(new PrintWriter(System.out, true));
      System.exit(1);
    }
  }
}
