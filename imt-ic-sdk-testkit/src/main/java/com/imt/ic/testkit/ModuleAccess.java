package com.imt.ic.testkit;

import com.imt.ic.profile.Profile;

/**
 * Whether the testkit sees what it needs of the SDK's own packages. On the module path it does; on
 * the class path too, unless core is on the module path, as a build does with tests of a module.
 */
final class ModuleAccess {

  private static final String NEEDED = "com.imt.ic.internal.profile";

  private ModuleAccess() {}

  /**
   * Says what to do, in place of the virtual machine's IllegalAccessError from somewhere within.
   *
   * @throws IllegalStateException when core hides its packages from the testkit
   */
  static void require() {
    Module core = Profile.class.getModule();
    if (!core.isExported(NEEDED, ModuleAccess.class.getModule())) {
      throw new IllegalStateException(
          "com.imt.ic.core is on the module path and the testkit on the class path, so that the"
              + " testkit cannot see the SDK's own packages. With Maven, use"
              + " maven-surefire-plugin 3.6.1 or later, which opens them by itself, or set its"
              + " useModulePath to false; elsewhere start the tests' virtual machine with"
              + " --add-exports com.imt.ic.core/com.imt.ic.internal.mapping=ALL-UNNAMED"
              + " --add-exports com.imt.ic.core/com.imt.ic.internal.profile=ALL-UNNAMED"
              + " --add-exports com.imt.ic.core/com.imt.ic.internal.record=ALL-UNNAMED"
              + " --add-exports com.imt.ic.soap/com.imt.ic.soap.internal.xml=ALL-UNNAMED");
    }
  }
}
