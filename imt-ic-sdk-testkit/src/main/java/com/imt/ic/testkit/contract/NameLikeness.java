package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How alike two names are, however they are spelt. Stateless. */
final class NameLikeness {

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "[^A-Za-z0-9#]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9#])");

  /** What people shorten, and words that mean the same in billing. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("acct", "account"),
          Map.entry("addr", "address"),
          Map.entry("amt", "amount"),
          Map.entry("allowed", "allow"),
          Map.entry("approval", "approved"),
          Map.entry("at", "date"),
          Map.entry("auth", "approved"),
          Map.entry("automatic", "auto"),
          Map.entry("bal", "balance"),
          Map.entry("conv", "convenience"),
          Map.entry("cust", "customer"),
          Map.entry("client", "customer"),
          Map.entry("payer", "customer"),
          Map.entry("day", "date"),
          Map.entry("dt", "date"),
          Map.entry("indicator", "flag"),
          Map.entry("min", "minimum"),
          Map.entry("on", "date"),
          Map.entry("row", "record"),
          Map.entry("datetime", "date"),
          Map.entry("time", "date"),
          Map.entry("timestamp", "date"),
          Map.entry("utc", "gmt"),
          Map.entry("desc", "description"),
          Map.entry("mail", "email"),
          Map.entry("uuid", "guid"),
          Map.entry("inv", "invoice"),
          Map.entry("bill", "invoice"),
          Map.entry("msg", "message"),
          Map.entry("no", "number"),
          Map.entry("nbr", "number"),
          Map.entry("num", "number"),
          Map.entry("#", "number"),
          Map.entry("paid", "payment"),
          Map.entry("pay", "payment"),
          Map.entry("pmt", "payment"),
          Map.entry("receipt", "payment"),
          Map.entry("transaction", "payment"),
          Map.entry("txn", "payment"),
          Map.entry("ref", "reference"),
          Map.entry("rejected", "reject"),
          Map.entry("return", "reject"),
          Map.entry("returned", "reject"),
          Map.entry("settlement", "settled"),
          Map.entry("settle", "settled"),
          Map.entry("deposited", "deposit"),
          Map.entry("begin", "from"),
          Map.entry("since", "from"),
          Map.entry("start", "from"),
          Map.entry("total", "amount"),
          Map.entry("tel", "phone"),
          Map.entry("postcode", "zip"),
          Map.entry("upload", "submit"),
          Map.entry("send", "submit"),
          Map.entry("find", "view"),
          Map.entry("get", "view"),
          Map.entry("ok", "success"),
          Map.entry("changed", "change"),
          Map.entry("modified", "change"),
          Map.entry("updated", "change"));

  private NameLikeness() {}

  /**
   * How alike.
   *
   * @return 0 for nothing in common to 100 for the same name but for its spelling
   */
  static int of(String one, String other) {
    List<String> a = words(one);
    List<String> b = words(other);
    String wholeA = String.join("", a);
    String wholeB = String.join("", b);
    if (wholeA.equals(wholeB)) {
      return 100;
    }
    return (dice(new HashSet<>(a), new HashSet<>(b)) + dice(pairs(wholeA), pairs(wholeB))) / 2;
  }

  /** A name's words in small letters, each as the one that stands for all that mean the same. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String part : BOUNDARY.split(name, -1)) {
      if (!part.isEmpty()) {
        String word = part.toLowerCase(Locale.ROOT);
        String one = word.length() > 3 ? word.replaceFirst("(?<!s)s$", "") : word;
        words.add(SAME.getOrDefault(word, SAME.getOrDefault(one, one)));
      }
    }
    return words;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static int dice(Set<String> a, Set<String> b) {
    if (a.isEmpty() && b.isEmpty()) {
      return 0;
    }
    Set<String> common = new HashSet<>(a);
    common.retainAll(b);
    return 200 * common.size() / (a.size() + b.size());
  }
}
