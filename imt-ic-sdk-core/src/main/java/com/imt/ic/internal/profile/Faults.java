package com.imt.ic.internal.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The faults of one profile, as they are found. Confined to one thread. */
public final class Faults {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}]");

  private static final Pattern PATH = Pattern.compile("[.\\[\\]]");

  /**
   * One fault.
   *
   * @param path where it is, as a JSON path such as {@code $.biller.bid}
   * @param problem what is found there, what is allowed, and what to do
   */
  public record Fault(String path, String problem) {}

  private final List<Fault> all = new ArrayList<>();
  private final Set<String> unusable = new HashSet<>();

  /** {@return the JSON path of a member; a name that would look like a path is quoted} */
  public static String member(String path, String name) {
    return PATH.matcher(name).find() ? path + "[\"" + name + "\"]" : path + "." + name;
  }

  /** Notes a fault. Names in the path and texts are the file's, and may hold anything. */
  public void add(String path, String problem) {
    all.add(new Fault(plain(path), plain(problem)));
  }

  /** Notes a value that nobody is to read, since it is not what it has to be. */
  public void addUnusable(String path, String problem) {
    unusable.add(path);
    add(path, problem);
  }

  boolean isUnusable(String path) {
    return unusable.contains(path);
  }

  /** Whether somebody who reads the value misses something of it. */
  boolean isPartlyUnusable(String path) {
    return unusable.stream()
        .anyMatch(
            each ->
                each.equals(path) || each.startsWith(path + ".") || each.startsWith(path + "["));
  }

  public List<Fault> all() {
    return List.copyOf(all);
  }

  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }
}
