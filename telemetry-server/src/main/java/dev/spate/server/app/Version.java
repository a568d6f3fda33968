package dev.spate.server.app;

/** Which Spate this is. */
final class Version {

  private Version() {}

  /** As in the manifest of the jar; classes outside a jar are of a version in the making. */
  static String get() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
