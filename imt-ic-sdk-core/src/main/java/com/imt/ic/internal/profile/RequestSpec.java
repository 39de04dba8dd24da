package com.imt.ic.internal.profile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a call sends. Immutable and thread-safe.
 *
 * @param wrapper an element that holds all parameters, where the operation has one
 * @param parameters by their names in the profile, in the order in which they are sent
 * @param pages how a report comes page by page, where it does
 */
public record RequestSpec(
    Optional<String> wrapper, Map<String, ParameterSpec> parameters, Optional<PageSpec> pages) {

  public RequestSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Whether some parameter holds the value. */
  public boolean sends(RequestValue value) {
    return parameters.values().stream()
        .anyMatch(parameter -> parameter.template().values().contains(value));
  }

  /** The element of the first parameter that holds the value. */
  public Optional<String> element(RequestValue value) {
    return parameters.values().stream()
        .filter(parameter -> parameter.template().values().contains(value))
        .map(ParameterSpec::element)
        .findFirst();
  }

  static RequestSpec read(String operation, ProfileSection section) {
    Set<RequestValue> allowed = RequestValue.of(operation);
    Optional<PageSpec> pages =
        allowed.contains(RequestValue.PAGE) ? PageSpec.read(section) : Optional.empty();
    if (pages.isEmpty()) {
      allowed.removeAll(EnumSet.of(RequestValue.PAGE, RequestValue.PAGE_SIZE));
    }
    Map<String, ParameterSpec> parameters = parameters("parameters", section, allowed);
    RequestSpec spec =
        new RequestSpec(
            section.converted("wrapper", ElementPath::name), inOrder(parameters, section), pages);
    if (pages.isPresent() && !spec.sends(RequestValue.PAGE)) {
      section.problem(
          "pages", "is there, and no parameter sends {page}, so that each is the first");
    }
    section
        .optionalSection("parameters")
        .ifPresent(
            found ->
                parameters.forEach(
                    (name, parameter) -> {
                      if (found.isObject(name)) {
                        parameter.requireTimes(
                            operation.equals("settledBatches"), found.section(name));
                      }
                    }));
    for (Set<RequestValue> needed : RequestValue.needed(operation)) {
      if (needed.stream().noneMatch(spec::sends)) {
        section.problem(
            "parameters",
            "sends no "
                + needed.stream().map(v -> "{" + v + "}").collect(Collectors.joining(" or "))
                + ", without which the call means nothing; name its element");
      }
    }
    return spec;
  }

  /** Parameters that may be left out: a text is the element of the value of that name. */
  static Map<String, ParameterSpec> parameters(
      String name, ProfileSection owner, Set<RequestValue> allowed) {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    owner
        .optionalSection(name)
        .ifPresent(
            section -> {
              for (String parameter : section.names()) {
                if (section.isObject(parameter)) {
                  parameters.put(
                      parameter,
                      ParameterSpec.read(parameter, section.section(parameter), allowed));
                } else {
                  section
                      .converted(parameter, ElementPath::parse)
                      .ifPresent(
                          element ->
                              RequestValue.named(parameter)
                                  .filter(allowed::contains)
                                  .ifPresentOrElse(
                                      value ->
                                          parameters.put(
                                              parameter, ParameterSpec.simple(element, value)),
                                      () ->
                                          section.problem(
                                              parameter,
                                              "is no value that this call sends; there are "
                                                  + allowed)));
                }
              }
            });
    ElementPath.requireTree(parameters.values(), name, owner);
    return parameters;
  }

  /** An override cannot move a member of an object, so the order may be given by itself. */
  private static Map<String, ParameterSpec> inOrder(
      Map<String, ParameterSpec> parameters, ProfileSection section) {
    Map<String, ParameterSpec> ordered = new LinkedHashMap<>();
    List<String> order = section.texts("parameterOrder");
    for (String name : order) {
      ParameterSpec parameter = parameters.get(name);
      if (parameter != null) {
        ordered.put(name, parameter);
      } else {
        section.problem(
            "parameterOrder",
            "names " + name + ", which is no parameter; write " + parameters.keySet());
      }
    }
    parameters.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
