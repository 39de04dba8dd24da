package com.imt.ic.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a test so far, a line each, by the test's clock: for the person who has to find
 * out why it failed. Its data are the test's own and stand unmasked. Thread-safe.
 */
final class Story {

  /** A line; its words are found when the story is told, since most stories never are. */
  record Line(Instant at, Supplier<String> words) {

    @Override
    public String toString() {
      return at + "  " + words.get();
    }
  }

  private static final int MOST = 200;

  private final Clock clock;
  private final Deque<Line> lines = new ArrayDeque<>();
  private final Map<String, Line> latest = new HashMap<>();
  private long forgotten;
  private @Nullable Supplier<List<Line>> elsewhere;

  Story(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a line; the oldest goes where there are many.
   *
   * @param words called once the story is told, by any thread: of values that do not change
   */
  synchronized void note(Supplier<String> words) {
    lines.add(new Line(clock.instant(), words));
    if (lines.size() > MOST) {
      lines.remove();
      forgotten++;
    }
  }

  /**
   * Adds a line that takes the place of the one before it of the same kind, so that what is asked
   * again and again in vain leaves room for the rest.
   *
   * @param kind of what there is one such line at most
   * @param words as of {@link #note}
   */
  synchronized void noteLatest(String kind, Supplier<String> words) {
    Line before = latest.get(kind);
    if (before != null) {
      lines.remove(before); // it is equal to itself alone
    }
    note(words);
    latest.put(kind, lines.getLast());
  }

  /**
   * Names where more is known, which is asked when the story is told. Its lines come after those
   * that were noted up to their moment.
   */
  synchronized void also(Supplier<List<Line>> more) {
    elsewhere = more;
  }

  /** All lines in order, one below the other; empty where nothing happened. */
  String text() {
    List<Line> told;
    Supplier<List<Line>> more;
    long left;
    synchronized (this) {
      told = new ArrayList<>(lines);
      more = elsewhere;
      left = forgotten;
    }
    if (more != null) {
      more.get().forEach(line -> insert(line, told));
    }
    String text = told.stream().map(Line::toString).collect(Collectors.joining("\n"));
    return left == 0 ? text : "(%s earlier lines are left out)%n%s".formatted(left, text);
  }

  private static void insert(Line line, List<Line> told) {
    int place = told.size();
    while (place > 0 && told.get(place - 1).at().isAfter(line.at())) {
      place--;
    }
    told.add(place, line);
  }
}
