package com.imt.ic.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/** What is measured of each iteration. */
public enum Quantity {
  /** Milliseconds on the clock. */
  WALL {
    @Override
    double of(IterationResult iteration) {
      return iteration.getPrimaryResult().getScore();
    }
  },
  /** Milliseconds of the whole process's CPU time. */
  CPU {
    @Override
    double of(IterationResult iteration) {
      return iteration.getSecondaryResults().get(CpuTime.NAME).getScore();
    }
  },
  /** Bytes that all threads allocated. */
  BYTES {
    @Override
    double of(IterationResult iteration) {
      return iteration.getSecondaryResults().entrySet().stream()
          .filter(result -> result.getKey().endsWith("gc.alloc.rate.norm"))
          .map(Map.Entry::getValue)
          .mapToDouble(Result::getScore)
          .findFirst()
          .orElse(Double.NaN);
    }
  };

  String title() {
    return this == CPU ? "CPU" : name().toLowerCase(Locale.ROOT);
  }

  abstract double of(IterationResult iteration);
}
