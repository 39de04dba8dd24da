package com.imt.ic.examples.modules;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modules on this test's class path: jars, or the reactor's folders of classes. */
final class ModulePath {

  private static final Map<String, ModuleReference> OBSERVABLE = observable();

  private ModulePath() {}

  /** The SDK's own descriptors, by name. */
  static Map<String, ModuleDescriptor> sdk() {
    return OBSERVABLE.values().stream()
        .map(ModuleReference::descriptor)
        .filter(each -> each.name().startsWith("com.imt.ic.") && !each.isAutomatic())
        .collect(Collectors.toMap(ModuleDescriptor::name, each -> each, (a, b) -> a, TreeMap::new));
  }

  /**
   * The packages of the SDK that hold classes and are exported to nobody, or to its own modules.
   */
  static Set<String> hiddenPackages() {
    Set<String> packages = new TreeSet<>();
    for (ModuleDescriptor module : sdk().values()) {
      packages.addAll(classPackages(OBSERVABLE.get(module.name())));
    }
    packages.removeAll(exportedPackages());
    return packages;
  }

  /** The packages of the SDK that everybody sees. */
  static Set<String> exportedPackages() {
    return sdk().values().stream()
        .flatMap(module -> module.exports().stream())
        .filter(each -> !each.isQualified())
        .map(Exports::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of a module's classes that stand in one of its packages, in no order. */
  static List<String> classNames(ModuleDescriptor module, String packageName) {
    return classNames(OBSERVABLE.get(module.name())).stream()
        .filter(name -> packageName(name).equals(packageName))
        .toList();
  }

  /** A descriptor's own list has the folders of resources too. */
  private static Set<String> classPackages(ModuleReference module) {
    return classNames(module).stream().map(ModulePath::packageName).collect(Collectors.toSet());
  }

  private static List<String> classNames(ModuleReference module) {
    try (ModuleReader reader = module.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.endsWith(".class") && file.contains("/"))
          .map(file -> file.substring(0, file.lastIndexOf('.')).replace('/', '.'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String packageName(String className) {
    return className.substring(0, className.lastIndexOf('.'));
  }

  /**
   * A module path of what some modules need and nothing else, as a build tool would make it: what
   * they require, and the providers of what that uses. What is optional is left out.
   */
  static String of(Collection<String> roots) {
    Set<String> needed = new TreeSet<>();
    roots.forEach(root -> require(root, needed));
    int before;
    do {
      before = needed.size();
      providers(needed).forEach(provider -> require(provider, needed));
    } while (needed.size() > before);
    return needed.stream()
        .map(name -> Path.of(OBSERVABLE.get(name).location().orElseThrow()).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The jars without a descriptor, as a build tool leaves them on the class path where no module
   * requires them by name: WireMock's.
   */
  static String besideModules() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(
            entry ->
                modulesIn(Path.of(entry)).allMatch(module -> module.descriptor().isAutomatic()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void require(String name, Set<String> needed) {
    ModuleReference module = OBSERVABLE.get(name);
    if (module == null || !needed.add(name)) { // the JDK's own, what is absent, or what is there
      return;
    }
    for (Requires each : module.descriptor().requires()) {
      // A static one that is transitive has to be there when a user is compiled.
      if (!each.modifiers().contains(Requires.Modifier.STATIC)
          || each.modifiers().contains(Requires.Modifier.TRANSITIVE)) {
        require(each.name(), needed);
      }
    }
  }

  /**
   * Of descriptors alone: an automatic module, such as a database's driver, is required by name.
   */
  private static Stream<String> providers(Set<String> needed) {
    Set<String> used =
        needed.stream()
            .flatMap(name -> OBSERVABLE.get(name).descriptor().uses().stream())
            .collect(Collectors.toSet());
    return OBSERVABLE.values().stream()
        .map(ModuleReference::descriptor)
        .filter(module -> !module.isAutomatic())
        .filter(
            module -> module.provides().stream().anyMatch(each -> used.contains(each.service())))
        .map(ModuleDescriptor::name);
  }

  private static Map<String, ModuleReference> observable() {
    Map<String, ModuleReference> modules = new TreeMap<>();
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .flatMap(entry -> modulesIn(Path.of(entry)))
        .forEach(module -> modules.putIfAbsent(module.descriptor().name(), module));
    return modules;
  }

  private static Stream<ModuleReference> modulesIn(Path entry) {
    try {
      return ModuleFinder.of(entry).findAll().stream();
    } catch (FindException e) {
      return Stream.empty(); // a jar whose name or content makes no module
    }
  }
}
