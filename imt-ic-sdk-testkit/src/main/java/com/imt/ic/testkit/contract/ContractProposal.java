package com.imt.ic.testkit.contract;

import java.util.List;

/**
 * What to override in a profile so that it fits InvoiceCloud's own contract. Immutable and
 * thread-safe.
 *
 * @param overrideJson the override, which loads as it stands; a comment above each line that is
 *     guessed begins with {@code GUESS}, and one for what is missing with {@code MISSING}
 * @param guesses what a person is to confirm, one line each with its JSON path
 */
public record ContractProposal(String overrideJson, List<String> guesses) {

  /** Copies. */
  public ContractProposal {
    guesses = List.copyOf(guesses);
  }
}
