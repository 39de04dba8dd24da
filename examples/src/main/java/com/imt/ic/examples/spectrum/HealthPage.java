package com.imt.ic.examples.spectrum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@link SpectrumHealth} as JSON: 200 where all is well, 503 where a person is needed; with the
 * hosted services' requests by what became of them. Thread-safe.
 */
record HealthPage(Supplier<SpectrumHealth> health, Supplier<Map<String, Long>> requests) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Body(String status, List<String> reasons, Map<String, Long> requests) {}

  /** What HTTP is to answer. */
  @SuppressWarnings("ArrayRecordComponent") // handed on and forgotten
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  Answer answer(String method) {
    if (!method.equals("GET")) {
      return new Answer(405, Map.of("Allow", "GET"), new byte[0]);
    }
    SpectrumHealth now = health.get();
    Body body = new Body(now.isUp() ? "UP" : "DOWN", now.reasons(), requests.get());
    try {
      return new Answer(
          now.isUp() ? 200 : 503,
          Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
          JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
