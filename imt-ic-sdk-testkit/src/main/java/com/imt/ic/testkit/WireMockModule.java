package com.imt.ic.testkit;

/**
 * Lets this module read WireMock. The jar of {@code wiremock-standalone} 3 has neither a descriptor
 * nor a stable name, and carries the descriptor of a library inside it, which misleads build tools;
 * so it stands on the class path even where everything else is on the module path. No descriptor
 * can require what is there, but a module may add it at run time.
 */
final class WireMockModule {

  private WireMockModule() {}

  /**
   * Has to be called before any class that names WireMock's is used.
   *
   * @throws IllegalStateException when WireMock is absent
   */
  static void read() {
    try {
      Class<?> server =
          Class.forName(
              "com.github.tomakehurst.wiremock.WireMockServer",
              false,
              WireMockModule.class.getClassLoader());
      WireMockModule.class.getModule().addReads(server.getModule());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "WireMock is absent; put the jar of org.wiremock:wiremock-standalone on the class path,"
              + " also where the other jars are on the module path",
          e);
    }
  }
}
