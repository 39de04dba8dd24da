package com.example.billing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: the one that runs this, and by {@code -Dbilling.laterJdks=true} the
 * later ones that are installed beside it.
 */
final class Jdks {

  private static final boolean WANTS_LATER = Boolean.getBoolean("billing.laterJdks");

  private Jdks() {}

  /** The {@code java} of each, one for each release. */
  static Collection<Path> all() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    TreeMap<Integer, Path> found = new TreeMap<>();
    try (Stream<Path> beside = Files.list(own.getParent())) {
      for (Path home : beside.sorted().toList()) {
        int release = release(home);
        if (WANTS_LATER && release > Runtime.version().feature()) {
          found.put(release, home.resolve("bin/java"));
        }
      }
    }
    found.put(Runtime.version().feature(), own.resolve("bin/java"));
    return found.values();
  }

  /** 0 where it is no JDK. */
  private static int release(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
