package com.example.billing;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * What web applications see of a Tomcat that was installed: Tomcat and the JDK. The rest of a
 * test's class path, the SDK among it, is to come out of the WAR.
 */
final class ContainersLoader extends ClassLoader {

  private final ClassLoader all = ContainersLoader.class.getClassLoader();

  ContainersLoader() {
    super(ClassLoader.getPlatformClassLoader());
  }

  private static boolean isContainers(String name) {
    return name.startsWith("org/apache/") || name.startsWith("jakarta/servlet/");
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isContainers(name.replace('.', '/'))) {
      return all.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected URL findResource(String name) {
    return isContainers(name) ? all.getResource(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return isContainers(name) ? all.getResources(name) : Collections.emptyEnumeration();
  }
}
