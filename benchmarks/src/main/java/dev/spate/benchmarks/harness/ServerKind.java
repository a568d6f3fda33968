package dev.spate.benchmarks.harness;

import java.util.Locale;

/** What is measured, and the two rulers it is measured by. */
enum ServerKind {
  /** Spate itself, in its default configuration. */
  SPATE,
  /** The least that grpc-java needs: encoded once, before the load begins. */
  FLOOR,
  /** A straightforward service: one protobuf built and marshalled per subscriber. */
  PLAIN;

  /** The name by which it is asked for and shown. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
