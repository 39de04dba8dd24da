package com.imt.ic.testkit.contract;

import com.imt.ic.profile.Profile.Question;
import com.imt.ic.testkit.contract.ContractCheck.Answer;
import com.imt.ic.testkit.contract.ContractCheck.Answer.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for answers to the questions, by their numbers. Not thread-safe. */
final class Evidence {

  /** Fewer rows that agree are a hint, and no answer. */
  static final int ENOUGH = 10;

  private final Map<Integer, List<String>> found = new HashMap<>();
  private final Set<Integer> proven = new HashSet<>();

  /** Notes what a person weighs. */
  void hint(int question, String text) {
    found.computeIfAbsent(question, number -> new ArrayList<>()).add(text);
  }

  /** Notes what many rows show and none contradicts. */
  void proof(int question, String text) {
    hint(question, text);
    proven.add(question);
  }

  /** How far a question is answered. */
  Answer answer(Question question) {
    List<String> texts = found.getOrDefault(question.number(), List.of());
    State state =
        texts.isEmpty()
            ? State.OPEN
            : proven.contains(question.number()) ? State.ANSWERED : State.HINT;
    return new Answer(question, state, texts.stream().distinct().toList());
  }

  /** A count of rows for people. */
  static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
