package com.imt.ic.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.profile.Profile;
import java.net.URI;

/**
 * Takes the services that a profile has at addresses of their own to the folder that {@code
 * --ic-url} names: who tries a profile against a server of his own must not call the real one.
 */
final class ServiceAddresses {

  private static final String ADDRESS = "address";
  private static final String OPERATIONS = "operations";
  private static final String SESSION = "session";
  private static final String LOGIN = "login";

  private static final JsonMapper JSON = new JsonMapper();

  private ServiceAddresses() {}

  static Profile in(URI folder, Profile profile) {
    ObjectNode moved = JSON.createObjectNode();
    JsonNode json = tree(profile);
    json.path(OPERATIONS)
        .properties()
        .forEach(
            each ->
                move(
                    folder,
                    each.getValue(),
                    moved.withObject("/" + OPERATIONS + "/" + each.getKey())));
    JsonNode login = json.path(SESSION).path(LOGIN);
    if (login.has(ADDRESS)) {
      move(folder, login, moved.withObject("/" + SESSION + "/" + LOGIN));
    }
    return profile.override(moved.toString());
  }

  private static void move(URI folder, JsonNode operation, ObjectNode out) {
    String own = operation.path(ADDRESS).asText();
    if (!own.isEmpty()) {
      out.put(ADDRESS, folder.resolve(own.substring(own.lastIndexOf('/') + 1)).toString());
    }
  }

  private static JsonNode tree(Profile profile) {
    try {
      return JSON.readTree(profile.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A profile's own JSON cannot be read", e);
    }
  }
}
