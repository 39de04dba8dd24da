package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the files of JSON that ship with the SDK. Stateless. */
public final class OwnJson {

  private static final String FOLDER = "/com/imt/ic/profile/";

  private OwnJson() {}

  /** The file of that name beside the profile's classes. */
  public static JsonNode read(String file) {
    try (InputStream in = OwnJson.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The SDK's own " + FOLDER + file + " is not on the class path");
      }
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
