/** The host's tests: the testkit and JUnit on the module path. */
module com.example.spectrum.test {
  requires com.example.spectrum;
  requires com.imt.ic.testkit;
  requires org.junit.jupiter.api;
  requires org.junit.platform.launcher;

  opens com.example.spectrum.test to
      org.junit.platform.commons;
}
