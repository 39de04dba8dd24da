package com.imt.ic.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests of a contract as JUnit runs them at a host, and tells how they ended. */
final class ContractRun {

  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int aborted;

  private ContractRun() {}

  /** One test of the contract. */
  static ContractRun of(Class<?> contract, String test) {
    return run(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(contract, test))
            .build());
  }

  private static ContractRun run(LauncherDiscoveryRequest request) {
    ContractRun run = new ContractRun();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                run.ended(test, result);
              }
            });
    return run;
  }

  private void ended(TestIdentifier test, TestExecutionResult result) {
    result
        .getThrowable()
        .filter(thrown -> result.getStatus() == TestExecutionResult.Status.FAILED)
        .ifPresent(thrown -> failures.add(thrown.getMessage() + suppressed(thrown)));
    if (test.isTest()) {
      passed += result.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? 1 : 0;
      aborted += result.getStatus() == TestExecutionResult.Status.ABORTED ? 1 : 0;
    }
  }

  private static String suppressed(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable each : thrown.getSuppressed()) {
      text.append('\n').append(each.getMessage());
    }
    return text.toString();
  }

  List<String> failures() {
    return failures;
  }

  int passed() {
    return passed;
  }

  int aborted() {
    return aborted;
  }
}
