package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proposes what an operation is sent. Not thread-safe. */
final class ParameterProposal {

  private static final Set<String> CREDENTIALS = Set.of("billerGuid", "webServiceKey");
  private static final Set<String> WINDOW = Set.of("from", "to", "startDate", "endDate");
  private static final int ROWS_OF_A_PAGE = 100;

  private final OperationMatch match;
  private final String path;
  private final boolean hasSession;
  private final Findings findings;

  /** The profile's names of what will be sent, each to InvoiceCloud's element. */
  private final Map<String, String> sent = new LinkedHashMap<>();

  /**
   * A proposal.
   *
   * @param hasSession whether a header or a login says who calls
   */
  ParameterProposal(OperationMatch match, String path, boolean hasSession, Findings findings) {
    this.match = match;
    this.path = path;
    this.hasSession = hasSession;
    this.findings = findings;
  }

  void into(CommentedJson out) {
    String wrapper = match.wsdl().wrapper(match.operation().name());
    if (!Objects.equals(match.spec().request().wrapper().orElse(null), wrapper)) {
      findings.put(out, path, "wrapper", wrapper, null, false);
    }
    CommentedJson parameters = new CommentedJson();
    String within = path + ".parameters";
    match
        .spec()
        .request()
        .parameters()
        .forEach((name, spec) -> own(name, spec, within, parameters));
    match
        .parameters()
        .found()
        .forEach(
            (name, theirs) -> {
              if (!sent.containsKey(name)) {
                found(name, theirs, null, within, parameters);
              }
            });
    match.parameters().unknown().forEach(theirs -> unknown(theirs, within, parameters));
    if (!parameters.isEmpty()) {
      out.put("parameters", parameters, List.of());
    }
    order(out);
    pages(out);
  }

  private void own(String name, ParameterSpec spec, String within, CommentedJson out) {
    Wsdl.Declaration theirs = match.parameters().found().get(name);
    if (theirs != null) {
      found(name, theirs, spec, within, out);
    } else if (CREDENTIALS.contains(name)
        && (hasSession || match.parameters().found().containsKey("token"))) {
      out.put(name, null, List.of()); // the session says it
    } else if (CREDENTIALS.contains(name) || match.parameters().missing().contains(name)) {
      findings.missing(
          out,
          within,
          name,
          Findings.MISSING,
          "no parameter's name says that it takes {%s}; there are %s%s"
              .formatted(name, names(), CREDENTIALS.contains(name) ? "; null where none does" : ""),
          true);
      sent.put(name, "");
    } else {
      findings.put(out, within, name, null, "the operation has no such parameter", false);
    }
  }

  private String names() {
    return match.wsdl().parameters(match.operation().name()).stream()
        .map(each -> each.name() + " (" + each.type() + ")")
        .collect(Collectors.joining(", ", "", ""))
        .replaceFirst("^$", "none");
  }

  private void found(
      String name,
      Wsdl.Declaration theirs,
      @Nullable ParameterSpec spec,
      String within,
      CommentedJson out) {
    sent.put(name, theirs.name());
    CommentedJson object = new CommentedJson();
    String at = within + "." + name;
    if (WINDOW.contains(name)) {
      time(name, theirs, spec, at, object);
    } else if (name.equals("fileContent") && theirs.type().equals("string")) {
      if (spec == null || spec.form() == ParameterSpec.Form.BASE64) {
        findings.missing(
            object,
            at,
            "form",
            Findings.MISSING,
            "the content is a string, and no WSDL says of what: TEXT, BASE64, ZIP or GZIP",
            true);
      }
    }
    boolean known = spec != null && spec.element().equals(theirs.name());
    if (object.isEmpty() && known) {
      return;
    }
    String why =
        known ? null : "by its name" + (spec == null ? "" : ", in the stead of " + spec.element());
    boolean money = CREDENTIALS.contains(name) || WINDOW.contains(name);
    if (object.isEmpty()) {
      findings.put(out, within, name, theirs.name(), why, money);
    } else {
      CommentedJson whole = new CommentedJson();
      findings.put(whole, at, "element", theirs.name(), why, money);
      object.into(whole);
      out.put(name, whole, List.of());
    }
  }

  private void time(
      String name,
      Wsdl.Declaration theirs,
      @Nullable ParameterSpec spec,
      String at,
      CommentedJson object) {
    if (theirs.type().equals("string") && (spec == null || spec.pattern().isEmpty())) {
      findings.missing(
          object,
          at,
          "pattern",
          Findings.MISSING,
          "the parameter is a string, and no WSDL says how a time is written in it, such as"
              + " MM/dd/yyyy HH:mm",
          true);
    }
    boolean isMoment = name.equals("from") || name.equals("to");
    boolean saysGmt = theirs.name().toUpperCase(Locale.ROOT).matches(".*(GMT|UTC).*");
    boolean known = spec != null && spec.element().equals(theirs.name());
    if (isMoment && !saysGmt && !known) {
      findings.missing(
          object,
          at,
          "time",
          Findings.MISSING,
          "its name does not say by which zone's clock the window is asked for; GMT, or a zone such"
              + " as America/Chicago",
          true);
    }
  }

  private void unknown(Wsdl.Declaration theirs, String within, CommentedJson out) {
    boolean isString = theirs.type().equals("string");
    if (!theirs.required() && !isString) {
      findings.note(
          out,
          within,
          "InvoiceCloud's parameter %s (%s) is none that the SDK knows, and is not sent; its WSDL"
                  .formatted(theirs.name(), theirs.type())
              + " lets it be left out",
          false);
      return;
    }
    String last = theirs.name().substring(theirs.name().lastIndexOf('/') + 1);
    String name = last.substring(0, 1).toLowerCase(Locale.ROOT) + last.substring(1) + "Sent";
    sent.put(name, theirs.name());
    CommentedJson object = new CommentedJson();
    object.put("element", theirs.name(), List.of());
    findings.missing(
        object,
        within + "." + name,
        "value",
        Findings.MISSING,
        "InvoiceCloud's parameter %s (%s) %s, and nothing says what to send in it: a constant, or a"
                .formatted(
                    theirs.name(),
                    theirs.type(),
                    theirs.required()
                        ? "must be there"
                        : "may be needed, though a string may always be left out in ASP.NET's WSDL")
            + " value such as {from}, {to}, {page}"
            + (theirs.required()
                ? ""
                : "; to leave it out, null %s and take it out of parameterOrder".formatted(name)),
        true);
    out.put(name, object, List.of());
  }

  /** As InvoiceCloud's WSDL orders them, since ASP.NET skips what comes in another order. */
  private void order(CommentedJson out) {
    List<String> theirs = new ArrayList<>();
    for (Wsdl.Declaration each : match.wsdl().parameters(match.operation().name())) {
      sent.forEach(
          (name, element) -> {
            if (element.equals(each.name())) {
              theirs.add(name);
            }
          });
    }
    List<String> merged = new ArrayList<>(match.spec().request().parameters().keySet());
    merged.retainAll(sent.keySet());
    sent.keySet().stream().filter(name -> !merged.contains(name)).forEach(merged::add);
    merged.retainAll(theirs);
    if (!merged.equals(theirs)) {
      out.put("parameterOrder", theirs, List.of());
    }
  }

  private void pages(CommentedJson out) {
    if (!sent.containsKey("page") || match.spec().request().pages().isPresent()) {
      return;
    }
    CommentedJson pages = new CommentedJson();
    String at = path + ".pages";
    String element = sent.getOrDefault("page", "");
    if (element.toLowerCase(Locale.ROOT).contains("index")) {
      findings.missing(
          pages, at, "first", Findings.MISSING, "the number of the first page, 0 or 1", true);
    } else {
      findings.put(pages, at, "first", 1, element + " is taken to begin at 1", false);
    }
    List<String> sizes =
        match.answer().others().stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> NameLikeness.words(column.name()).equals(List.of("page", "size")))
            .flatMap(column -> column.values().stream())
            .filter(text -> text.matches("[1-9]\\d{0,5}"))
            .distinct()
            .toList();
    boolean seen = sizes.size() == 1;
    findings.put(
        pages,
        at,
        "size",
        seen ? Integer.valueOf(sizes.get(0)) : Integer.valueOf(ROWS_OF_A_PAGE),
        seen
            ? "the size that the recorded answer says"
            : "no answer says the size; a smaller page than asked for is no fault",
        false);
    out.put("pages", pages, List.of());
  }
}
