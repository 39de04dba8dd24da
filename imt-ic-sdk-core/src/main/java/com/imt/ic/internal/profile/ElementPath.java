package com.imt.ic.internal.profile;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of the names of a request's elements, of which a slash puts one within another. */
final class ElementPath {

  /** A name of XML without a colon, since no profile declares prefixes. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_.\u00b7-]*");

  private ElementPath() {}

  /** A path as it came; an {@link IllegalArgumentException} where it is none. */
  static String parse(String path) {
    for (String name : path.split("/", -1)) {
      name(name);
    }
    return path;
  }

  /** A name as it came; an {@link IllegalArgumentException} where it is none. */
  static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "is no element's name; write one such as FromGMT, without prefix or space");
    }
    return name;
  }

  /** Notes elements that stand twice, or hold a text and further elements. */
  static void requireTree(
      Collection<ParameterSpec> parameters, String setting, ProfileSection section) {
    Set<String> leaves = new LinkedHashSet<>();
    for (ParameterSpec parameter : parameters) {
      if (!leaves.add(parameter.element())) {
        section.problem(
            setting, "has the element " + parameter.element() + " twice; it can hold one value");
      }
    }
    for (String leaf : leaves) {
      List<String> names = Arrays.asList(leaf.split("/", -1));
      for (int i = 1; i < names.size(); i++) {
        String parent = String.join("/", names.subList(0, i));
        if (leaves.contains(parent)) {
          section.problem(
              setting,
              "has the element %s, which holds a value, around %s; one of them is elsewhere"
                  .formatted(parent, leaf));
        }
      }
    }
  }
}
