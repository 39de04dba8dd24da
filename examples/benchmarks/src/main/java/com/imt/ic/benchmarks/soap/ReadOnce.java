package com.imt.ic.benchmarks.soap;

import com.imt.ic.benchmarks.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One call in a JVM of its own: {@code ReadOnce WAY ADDRESS ROWS}. */
final class ReadOnce {

  static final String NOTHING = "nothing";
  static final String SDK = "SDK";
  static final String WOODSTOX = "Woodstox on OkHttp";
  static final String RI = "RI Dispatch";
  static final String CXF = "CXF Dispatch";

  private static final Pattern FOR_NOBODY = Pattern.compile("(jmh|jopt|commons-math|beanio).*");
  private static final Pattern FOR_CXF_ALONE = Pattern.compile("(cxf|neethi|xmlschema|wsdl4j).*");
  private static final Pattern NOT_FOR_CXF = Pattern.compile("jaxws-rt.*");

  private ReadOnce() {}

  public static void main(String[] args) throws Exception {
    URI base = URI.create(args[1]);
    long expected = Long.parseLong(args[2]);
    long read =
        switch (args[0]) {
          case NOTHING -> expected;
          case SDK -> Sdk.read(base, new Ignored<>());
          case WOODSTOX -> HandStax.read(base, new Ignored<>());
          case RI -> Ri.read(base, new Ignored<>());
          case CXF -> Cxf.read(base, new Ignored<>());
          default -> throw new IllegalArgumentException(args[0]);
        };
    // Also ends the threads that a client left behind.
    System.exit(read == expected ? 0 : 1);
  }

  /** A class, since the first lambda of a JVM costs more than some of what is measured. */
  private static final class Ignored<T> implements Consumer<T> {
    @Override
    public void accept(T row) {}
  }

  /** Whether the way reads all rows, in a JVM whose class path holds no competitor of it. */
  static boolean succeeds(List<String> jvmArguments, String way, PaymentsServer server, int rows)
      throws IOException, InterruptedException {
    return ChildJvm.succeeds(
        jvmArguments,
        classPath(way),
        ReadOnce.class,
        way,
        server.base(rows).toString(),
        Integer.toString(rows));
  }

  private static String classPath(String way) {
    Pattern unwanted = way.equals(CXF) ? NOT_FOR_CXF : FOR_CXF_ALONE;
    return Arrays.stream(ChildJvm.CLASS_PATH.split(File.pathSeparator))
        .filter(
            entry -> {
              String name = new File(entry).getName();
              return !FOR_NOBODY.matcher(name).matches() && !unwanted.matcher(name).matches();
            })
        .collect(Collectors.joining(File.pathSeparator));
  }
}
