package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.Redaction;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One JSON object of a profile, read setting by setting; a fault is noted with its JSON path and
 * reading goes on, so that all faults come out at once. What {@link SettingsSchema} has refused
 * already is read as if it were absent; what is absent has the default that stands there.
 *
 * <p>Confined to one thread and to the time of loading.
 */
public final class ProfileSection {

  private final String path;
  private final ObjectNode node;
  private final SettingsSchema schema;
  private final Faults faults;

  private ProfileSection(String path, ObjectNode node, SettingsSchema schema, Faults faults) {
    this.path = path;
    this.node = node;
    this.schema = schema;
    this.faults = faults;
  }

  /**
   * The whole profile, of which every setting that is none, or not what it has to be, is noted.
   *
   * @param refusals the words of the integration page where it refuses what is called so
   */
  public static ProfileSection root(
      ObjectNode node, Faults faults, Function<String, Optional<String>> refusals) {
    SettingsSchema schema = SettingsSchema.ofProfile();
    schema.check(node, "$", faults, refusals);
    return new ProfileSection("$", node, schema, faults);
  }

  public String path() {
    return path;
  }

  /** Notes a fault of a setting, unless it, or a part of it, is not what it has to be anyway. */
  public void problem(String name, String problem) {
    String where = path + "." + name;
    if (!faults.isPartlyUnusable(where)) {
      faults.add(where, problem);
    }
  }

  /** Notes a fault of a list, whatever is wrong with single elements of it. */
  void problemOfList(String name, String problem) {
    if (!faults.isUnusable(Faults.member(path, name))) {
      faults.add(Faults.member(path, name), problem);
    }
  }

  /** A text that must be there; empty where it is not. */
  public String text(String name) {
    return optionalText(name).orElse("");
  }

  /** A text that may be left out. */
  public Optional<String> optionalText(String name) {
    return value(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /**
   * A text that is converted, the converter's {@link IllegalArgumentException} or {@link
   * DateTimeException} being the fault.
   */
  public <T> Optional<T> converted(String name, Function<String, T> converter) {
    return optionalText(name).flatMap(text -> converted(name, text, converter));
  }

  private <T> Optional<T> converted(String name, String text, Function<String, T> converter) {
    try {
      return Optional.of(converter.apply(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      faults.addUnusable(
          path + "." + name, "\"" + Redaction.shorten(text) + "\": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** One of an enum's constants, by its very name. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return converted(name, text -> Enum.valueOf(type, text));
  }

  /** A list of texts that are converted, each as {@link #converted} does. */
  public <T> List<T> convertedAll(String name, Function<String, T> converter) {
    List<T> values = new ArrayList<>();
    List<JsonNode> elements = elements(name);
    for (int i = 0; i < elements.size(); i++) {
      String element = name + "[" + i + "]";
      if (elements.get(i).isTextual() && !faults.isUnusable(path + "." + element)) {
        converted(element, elements.get(i).textValue(), converter).ifPresent(values::add);
      }
    }
    return List.copyOf(values);
  }

  /** A duration in ISO-8601 such as {@code PT2H} or {@code P3D}, not below zero. */
  public Duration duration(String name) {
    return converted(name, ProfileSection::parsed).orElse(Duration.ZERO);
  }

  private static Duration parsed(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // falls through to the one message for both faults
    }
    throw new IllegalArgumentException("is not a duration of ISO-8601; write one as PT2H or P3D");
  }

  /** A yes or no; no where neither the profile nor a default says it. */
  public boolean flag(String name) {
    return value(name).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
  }

  /** A whole number that may be left out. */
  public Optional<Integer> integer(String name) {
    return value(name).filter(JsonNode::isInt).map(JsonNode::intValue);
  }

  /** A list of texts that may be left out. */
  public List<String> texts(String name) {
    return convertedAll(name, Function.identity());
  }

  /** An object of texts that may be left out. */
  public Map<String, String> optionalTexts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    optionalSection(name)
        .ifPresent(
            section ->
                section
                    .names()
                    .forEach(
                        member ->
                            section.optionalText(member).ifPresent(t -> texts.put(member, t))));
    return texts;
  }

  /**
   * A list of objects that may be left out, each of which may be a text instead.
   *
   * @param member what a text stands for: an object with that member alone
   */
  public List<ProfileSection> sections(String name, String member) {
    List<ProfileSection> sections = new ArrayList<>();
    int index = 0;
    for (JsonNode item : elements(name)) {
      String itemPath = path + "." + name + "[" + index++ + "]";
      if (faults.isUnusable(itemPath)) {
        continue;
      }
      if (item instanceof ObjectNode object) {
        sections.add(of(itemPath, object, schema.member(name).element()));
      } else if (item.isTextual()) {
        ObjectNode object = node.objectNode().set(member, item);
        sections.add(of(itemPath, object, schema.member(name).element()));
      }
    }
    return sections;
  }

  /** An object; where it is not there, one without settings, of which nothing is a fault. */
  public ProfileSection section(String name) {
    return optionalSection(name)
        .orElseGet(
            () ->
                new ProfileSection(
                    Faults.member(path, name),
                    node.objectNode(),
                    schema.member(name),
                    new Faults()));
  }

  /** An object that may be left out. */
  public Optional<ProfileSection> optionalSection(String name) {
    return value(name)
        .filter(ObjectNode.class::isInstance)
        .map(object -> of(Faults.member(path, name), (ObjectNode) object, schema.member(name)));
  }

  private ProfileSection of(String path, ObjectNode node, SettingsSchema schema) {
    return new ProfileSection(path, node, schema, faults);
  }

  /** Whether the profile itself has a setting that is what it has to be. */
  public boolean has(String name) {
    return node.has(name) && !faults.isUnusable(Faults.member(path, name));
  }

  /** Whether nothing of a setting is other than it has to be. */
  public boolean isWhole(String name) {
    return !faults.isPartlyUnusable(Faults.member(path, name));
  }

  /** Whether a setting is an object. */
  boolean isObject(String name) {
    return node.get(name) instanceof ObjectNode;
  }

  /** Every member of this object that is an object itself, by name. */
  public <T> Map<String, T> members(BiFunction<String, ProfileSection, T> reader) {
    Map<String, T> members = new LinkedHashMap<>();
    for (String name : names()) {
      optionalSection(name).ifPresent(section -> members.put(name, reader.apply(name, section)));
    }
    return members;
  }

  /** The names of the members that the profile itself has. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Hands on every value that holds, absent ones that have a default too: the path and the value,
   * lists as a whole.
   */
  public void forEachValue(BiConsumer<String, JsonNode> values) {
    Set<String> all = new LinkedHashSet<>(names());
    all.addAll(schema.defaulted());
    for (String name : all) {
      if (isObject(name) || schema.member(name).hasDefaults()) {
        section(name).forEachValue(values);
      } else {
        value(name).ifPresent(value -> values.accept(Faults.member(path, name), value));
      }
    }
  }

  private List<JsonNode> elements(String name) {
    List<JsonNode> elements = new ArrayList<>();
    JsonNode list = value(name).orElseGet(node::arrayNode);
    list.forEach(elements::add);
    return elements;
  }

  private Optional<JsonNode> value(String name) {
    JsonNode own = node.get(name);
    if (own == null) {
      return schema.defaultOf(name);
    }
    return faults.isUnusable(Faults.member(path, name)) ? Optional.empty() : Optional.of(own);
  }
}
