package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of an operation's parameters take which of the values that the SDK can send. A name says
 * so, or nothing does: neither place nor type is evidence of a secret or of where a window begins.
 *
 * @param found the profile's name of each parameter to InvoiceCloud's
 * @param guessed those among them that the profile calls otherwise, or does not have
 * @param unknown InvoiceCloud's that nothing is known to be sent in
 * @param missing the profile's without which the call means nothing, and for which there is none
 */
record ParameterMatch(
    Map<String, Wsdl.Declaration> found,
    Set<String> guessed,
    List<Wsdl.Declaration> unknown,
    List<String> missing) {

  private static final Set<String> LOWER = Set.of("from", "start", "begin", "first", "after");
  private static final Set<String> UPPER =
      Set.of("to", "end", "until", "thru", "through", "before", "last");

  /** Words beside those that say no more than that it is a time. */
  private static final Set<String> OF_A_WINDOW =
      Set.of("date", "gmt", "payment", "reject", "settled", "batch", "change", "period", "range");

  private static final Map<String, Set<Set<String>>> NAMES =
      Map.ofEntries(
          Map.entry(
              "billerGuid",
              names(
                  "biller guid", "biller id", "biller number", "user", "user name", "login name")),
          Map.entry(
              "webServiceKey",
              names(
                  "web service key",
                  "service key",
                  "web key",
                  "api key",
                  "access key",
                  "key",
                  "password",
                  "pwd",
                  "secret",
                  "passphrase",
                  "auth key",
                  "biller key")),
          Map.entry("bid", names("bid")),
          Map.entry(
              "token",
              names(
                  "token",
                  "session token",
                  "auth token",
                  "access token",
                  "session id",
                  "session key",
                  "ticket",
                  "security token",
                  "login token")),
          Map.entry("page", names("page", "page number", "page index")),
          Map.entry("pageSize", names("page size", "record per page", "row per page")),
          Map.entry("invoiceTypeId", names("invoice type", "invoice type id")),
          Map.entry("fileName", names("file name", "name", "document name")),
          Map.entry(
              "fileContent",
              names("file content", "content", "file data", "data", "bytes", "file bytes", "file")),
          Map.entry("fileSize", names("file size", "file length", "size", "length")),
          Map.entry("invoiceNumber", names("invoice number", "invoice")),
          Map.entry("accountNumber", names("account number", "account")));

  private static final Set<String> CREDENTIALS = Set.of("billerGuid", "webServiceKey");

  private static Set<Set<String>> names(String... names) {
    Set<Set<String>> all = new HashSet<>();
    for (String name : names) {
      all.add(Set.copyOf(NameLikeness.words(name)));
    }
    return all;
  }

  /** Matches an operation's own. */
  static ParameterMatch of(OperationSpec spec, List<Wsdl.Declaration> theirs) {
    Map<String, Wsdl.Declaration> found = new LinkedHashMap<>();
    Set<String> guessed = new LinkedHashSet<>();
    Set<Wsdl.Declaration> taken = new LinkedHashSet<>();
    spec.request()
        .parameters()
        .forEach(
            (name, parameter) ->
                theirs.stream()
                    .filter(each -> each.name().equals(parameter.element()))
                    .findFirst()
                    .ifPresent(
                        each -> {
                          found.put(name, each);
                          taken.add(each);
                        }));
    for (String value : values(spec)) {
      for (Wsdl.Declaration each : theirs) {
        if (!found.containsKey(value) && !taken.contains(each) && isNamed(value, each)) {
          found.put(value, each);
          guessed.add(value);
          taken.add(each);
        }
      }
    }
    return new ParameterMatch(
        found,
        guessed,
        theirs.stream().filter(each -> !taken.contains(each)).toList(),
        needed(spec.id()).stream().filter(value -> !found.containsKey(value)).toList());
  }

  /** Those of a header or a login that take credentials by their names. */
  static Map<String, Wsdl.Declaration> credentials(List<Wsdl.Declaration> theirs) {
    Map<String, Wsdl.Declaration> found = new LinkedHashMap<>();
    for (Wsdl.Declaration each : theirs) {
      for (String value : List.of("billerGuid", "webServiceKey", "token", "bid")) {
        if (isNamed(value, each)) {
          found.putIfAbsent(value, each);
        }
      }
    }
    return found;
  }

  private static List<String> values(OperationSpec spec) {
    return switch (spec.id()) {
      case "settledBatches" ->
          List.of(
              "billerGuid",
              "webServiceKey",
              "token",
              "bid",
              "startDate",
              "endDate",
              "invoiceTypeId",
              "page",
              "pageSize");
      case "submitInvoiceFile" ->
          List.of(
              "billerGuid", "webServiceKey", "token", "bid", "fileName", "fileContent", "fileSize");
      case "viewInvoice" -> List.of("billerGuid", "webServiceKey", "token", "bid", "invoiceNumber");
      case "viewCustomer" ->
          List.of("billerGuid", "webServiceKey", "token", "bid", "accountNumber");
      default ->
          List.of(
              "billerGuid",
              "webServiceKey",
              "token",
              "bid",
              "from",
              "to",
              "invoiceTypeId",
              "page",
              "pageSize");
    };
  }

  /** As the profile wants them at least. */
  private static List<String> needed(String operation) {
    return switch (operation) {
      case "payments", "achRejects" -> List.of("from");
      case "settledBatches" -> List.of("startDate", "endDate");
      case "submitInvoiceFile" -> List.of("fileContent");
      case "viewInvoice" -> List.of("invoiceNumber");
      case "viewCustomer" -> List.of("accountNumber");
      default -> List.of();
    };
  }

  private static boolean isNamed(String value, Wsdl.Declaration declaration) {
    String name = declaration.name().substring(declaration.name().lastIndexOf('/') + 1);
    Set<String> words = new HashSet<>(NameLikeness.words(name));
    return switch (value) {
      case "from", "startDate" -> isEnd(words, LOWER, UPPER);
      case "to", "endDate" -> isEnd(words, UPPER, LOWER);
      case "fileContent" ->
          NAMES.getOrDefault(value, Set.of()).contains(words)
              && (declaration.type().equals("base64Binary") || declaration.type().equals("string"));
      default -> NAMES.getOrDefault(value, Set.of()).contains(words);
    };
  }

  private static boolean isEnd(Set<String> words, Set<String> wanted, Set<String> other) {
    Set<String> rest = new HashSet<>(words);
    rest.removeAll(OF_A_WINDOW);
    return !rest.isEmpty() && wanted.containsAll(rest) && rest.stream().noneMatch(other::contains);
  }

  /** Whether it takes both of what a biller shows who he is by. */
  boolean hasCredentials() {
    return found.keySet().containsAll(CREDENTIALS);
  }

  /** How well they fit, 0 to 100. */
  int score() {
    int all = found.size() + unknown.size() + missing.size();
    return all == 0 ? 100 : 100 * found.size() / all;
  }

  /** How many stand alone on either side. */
  int odd() {
    return unknown.size() + missing.size();
  }
}
