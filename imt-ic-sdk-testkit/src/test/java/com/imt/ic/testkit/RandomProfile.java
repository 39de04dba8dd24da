package com.imt.ic.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A dialect that is valid and otherwise anything, as an override of the default profile. It knows
 * what its author knows: which fields it does not name, and so nobody can read.
 */
final class RandomProfile {

  private static final List<String> ELEMENTS =
      List.of("From", "User", "Schlüssel", "P_1", "a.b", "x-y", "Größe", "Arg");

  private final RandomChoice random;
  private final Map<String, Object> root = new LinkedHashMap<>();
  private final Map<String, Set<String>> unnamed = new LinkedHashMap<>();
  private final Map<String, String> lists = new LinkedHashMap<>();
  private final Map<String, Boolean> byType = new LinkedHashMap<>();
  private final List<String> types = new ArrayList<>();
  private boolean credentialsAreInBodies = true;
  private boolean tokenIsInBodies;

  RandomProfile(Random seeded) {
    random = new RandomChoice(seeded);
    root.put("biller", biller());
    session();
    Map<String, Object> operations = new LinkedHashMap<>();
    for (String report : List.of("payments", "settledBatches", "achRejects")) {
      operations.put(report, report(report));
    }
    Map<String, Object> polling = new LinkedHashMap<>();
    for (String report : List.of("autoPay", "paperless")) {
      lists.put(report, random.pick(List.of("CUSTOMERS", "ENROLLED", "CHANGES")));
      operations.put(report, report(report));
      String kind = report.equals("autoPay") ? "autopay" : "paperless";
      polling.put(
          kind,
          lists.get(report).equals("CHANGES")
              ? RandomChoice.map("lists", "CHANGES", "suspectMultiple", 1000)
              : RandomChoice.map("lists", lists.get(report)));
    }
    operations.put("submitInvoiceFile", submission());
    for (String lookup : List.of("viewInvoice", "viewCustomer")) {
      Map<String, Object> spec = RandomChoice.map("parameters", callers(new LinkedHashSet<>()));
      operations.put(lookup, spec);
    }
    root.put("operations", operations);
    root.put("polling", polling);
  }

  String json() {
    return RandomChoice.json(root);
  }

  /** An object within it, which may be changed: {@link #json} writes it as it is then. */
  @SuppressWarnings("unchecked") // each object is one of those that RandomChoice.map() makes
  Map<String, Object> at(String... path) {
    Map<String, Object> object = root;
    for (String name : path) {
      object = (Map<String, Object>) object.get(name);
    }
    return object;
  }

  /** What a report does not tell. */
  Set<String> unnamed(String report) {
    return unnamed.getOrDefault(report, Set.of());
  }

  /** CUSTOMERS, ENROLLED or CHANGES. */
  String lists(String enrolments) {
    return lists.getOrDefault(enrolments, "");
  }

  /** The types for which a report is asked for one after the other; empty where it is not. */
  List<String> types(String report) {
    return byType.getOrDefault(report, false) ? types : List.of();
  }

  /** Those of the biller. */
  List<String> types() {
    return types;
  }

  // Who is calling.

  private Map<String, Object> biller() {
    Map<String, Object> biller =
        RandomChoice.map(
            "bid", "123", "timeZone", random.pick(RandomColumns.ZONES).replace("GMT", "UTC"));
    if (random.chance(50)) {
      types.addAll(random.chance(50) ? List.of("7") : List.of("12", "3", "7"));
      biller.put("invoiceTypes", types);
    }
    return biller;
  }

  private void session() {
    Map<String, Object> session = new LinkedHashMap<>();
    Map<String, Object> credentials =
        RandomChoice.map("billerGuid", "User", "webServiceKey", "Who/Key");
    switch (random.below(5)) {
      case 0 -> {
        session.put("header", header(credentials));
        credentialsAreInBodies = random.chance(20);
      }
      case 1 -> {
        session.put(
            "httpBasic", RandomChoice.map("user", "{billerGuid}", "password", "{webServiceKey}"));
        credentialsAreInBodies = random.chance(20);
      }
      case 2, 3 -> {
        session.put(
            "login",
            RandomChoice.map(
                "service", random.pick(List.of("Auth", "Anmeldung.V2")),
                "namespace", random.pick(List.of("urn:auth", "http://auth.example.com/")),
                "operation", "Login",
                "parameters", credentials,
                "columns",
                    RandomChoice.map(
                        "token",
                        RandomChoice.map(
                            "names", List.of(random.pick(List.of("LoginResult", "Token"))))),
                "expired", List.of("token .*expired")));
        tokenIsInBodies = random.chance(50);
        if (!tokenIsInBodies) {
          session.put("header", header(RandomChoice.map("token", "Ticket")));
        }
        credentialsAreInBodies = false;
      }
      default -> {
        // in the bodies alone
      }
    }
    if (!session.isEmpty()) {
      root.put("session", session);
    }
  }

  private Map<String, Object> header(Map<String, Object> parameters) {
    Map<String, Object> header =
        RandomChoice.map(
            "element", random.pick(List.of("AuthHeader", "Köpfchen")), "parameters", parameters);
    if (random.chance(50)) {
      header.put("namespace", "urn:header");
    }
    return header;
  }

  private Map<String, Object> callers(Set<String> elements) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String name : List.of("billerGuid", "webServiceKey")) {
      parameters.put(name, credentialsAreInBodies ? element(elements) : null);
    }
    if (tokenIsInBodies) {
      parameters.put("token", element(elements));
    }
    return parameters;
  }

  // Requests.

  private Map<String, Object> report(String report) {
    Map<String, Object> spec = address(report);
    Set<String> elements = new LinkedHashSet<>();
    Map<String, Object> parameters = callers(elements);
    spec.put("parameters", parameters);
    if (random.chance(30)) {
      spec.put("wrapper", random.pick(List.of("request", "Anfrage")));
    }
    boolean isSince = List.of("payments", "achRejects").contains(report);
    if (report.equals("settledBatches")) {
      parameters.put("startDate", day(elements));
      parameters.put("endDate", day(elements));
    } else if (isSince || (lists(report).equals("CHANGES") && random.chance(50))) {
      parameters.put("from", moment(elements, List.of("-PT1H", "-P1D")));
      if (random.chance(40)) {
        parameters.put("to", moment(elements, List.of("-PT1H", "PT3H", "P1D")));
      }
    }
    if (random.chance(30)) {
      parameters.put(
          "all", RandomChoice.map("element", element(elements), "value", "true & <all> ü"));
    }
    if (random.chance(30)) {
      parameters.put(
          "asOf",
          RandomChoice.map(
              "element",
              element(elements),
              "value",
              "{today}",
              "pattern",
              random.pick(RandomColumns.DAYS)));
    }
    byType.put(report, !types.isEmpty() && (report.equals("payments") || random.chance(50)));
    if (!types(report).isEmpty()) {
      parameters.put(
          "invoiceTypeId",
          random.chance(50)
              ? element(elements)
              : RandomChoice.map("element", element(elements), "value", "T{invoiceTypeId}"));
    }
    if (random.chance(40)) {
      parameters.put("page", element(elements));
      if (random.chance(50)) {
        parameters.put("pageSize", element(elements));
      }
      spec.put("pages", RandomChoice.map("first", random.below(2), "size", 1 + random.below(7)));
    }
    if (random.chance(30)) {
      List<String> order = new ArrayList<>(parameters.keySet());
      order.removeIf(name -> parameters.get(name) == null);
      random.shuffle(order);
      spec.put("parameterOrder", order.subList(0, random.below(order.size() + 1)));
    }
    unnamed.put(report, new RandomColumns(random).describe(report, spec));
    return spec;
  }

  private Map<String, Object> address(String report) {
    Map<String, Object> spec = new LinkedHashMap<>();
    if (random.chance(60)) {
      spec.put("service", random.pick(List.of("Money", "Svc_2", "Reports.V1")));
      spec.put(
          "namespace",
          random.pick(List.of("urn:m", "http://example.com/a/", "http://example.com")));
      spec.put("operation", "Get_" + report + random.pick(List.of("", ".V2", "-x")));
      if (random.chance(20)) {
        spec.put("soapAction", "urn:action/" + report);
      }
    }
    return spec;
  }

  private Object moment(Set<String> elements, List<String> shifts) {
    if (random.chance(30)) {
      return element(elements);
    }
    Map<String, Object> parameter = RandomChoice.map("element", element(elements));
    if (random.chance(60)) {
      parameter.put(
          "pattern", random.chance(30) ? "MM/dd/yyyy HH:mm" : random.pick(RandomColumns.TIMES));
    }
    if (random.chance(60)) {
      parameter.put("time", random.pick(RandomColumns.ZONES));
    }
    if (random.chance(30)) {
      parameter.put("shift", random.pick(shifts));
    }
    return parameter;
  }

  private Object day(Set<String> elements) {
    return random.chance(40)
        ? element(elements)
        : RandomChoice.map(
            "element", element(elements), "pattern", random.pick(RandomColumns.DAYS));
  }

  /** One that stands nowhere else, and around no other. */
  private String element(Set<String> elements) {
    String path = random.pick(List.of("", "", "Criteria/", "Caller/Wer/"));
    String name = random.pick(ELEMENTS);
    int number = 0;
    while (!elements.add(name + (number == 0 ? "" : number))) {
      number++;
    }
    return path + name + (number == 0 ? "" : number);
  }

  private Map<String, Object> submission() {
    Map<String, Object> spec = new LinkedHashMap<>();
    Set<String> elements = new LinkedHashSet<>();
    Map<String, Object> parameters = callers(elements);
    parameters.put(
        "fileName",
        random.chance(50)
            ? element(elements)
            : RandomChoice.map("element", element(elements), "value", "in/{fileName}.pkg"));
    parameters.put(
        "fileContent",
        RandomChoice.map(
            "element",
            element(elements),
            "form",
            random.pick(List.of("BASE64", "TEXT", "ZIP", "GZIP"))));
    if (random.chance(40)) {
      parameters.put("fileSize", element(elements));
    }
    spec.put("parameters", parameters);
    switch (random.below(3)) {
      case 0 -> {
        spec.put("operation", "Submit");
        spec.put(
            "columns",
            RandomChoice.map(
                "success",
                RandomChoice.map(
                    "names",
                    List.of("SubmitResult"),
                    "codes",
                    RandomChoice.map("0", "true"),
                    "otherwise",
                    "false"),
                "alreadyReceived",
                RandomChoice.map(
                    "names",
                    List.of("SubmitResult"),
                    "codes",
                    RandomChoice.map("7", "true"),
                    "otherwise",
                    "false"),
                "errorMessage",
                RandomChoice.map("names", List.of("Why not"))));
      }
      case 1 ->
          spec.put(
              "columns",
              RandomChoice.map(
                  "success",
                      RandomChoice.map(
                          "names",
                          List.of("Gut"),
                          "codes",
                          RandomChoice.map("J", "true", "N", "false")),
                  "alreadyReceived", RandomChoice.map("names", List.of("Again"))));
      default -> {
        // as it stands in the defaults
      }
    }
    return spec;
  }
}
