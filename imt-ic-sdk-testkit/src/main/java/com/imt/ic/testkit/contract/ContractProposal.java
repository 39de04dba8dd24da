package com.imt.ic.testkit.contract;

import java.util.List;

/**
 * What to override in a profile so that it fits InvoiceCloud's own contract. Immutable and
 * thread-safe.
 *
 * @param overrideJson the override; a comment above each line that is guessed begins with {@code
 *     GUESS}, and one for what is missing with {@code MISSING}. It loads once a person has written
 *     something else in the place of each {@code "MISSING"}
 * @param guesses what a person is to confirm or to find, one line each with its JSON path; what
 *     money, identity and time hang on first
 * @param trial what the recorded answers come to when they are read by the proposal, and what is
 *     sent, line by line as a person reads it; secrets and customers' names are masked
 */
public record ContractProposal(String overrideJson, List<String> guesses, List<String> trial) {

  /** Copies. */
  public ContractProposal {
    guesses = List.copyOf(guesses);
    trial = List.copyOf(trial);
  }
}
