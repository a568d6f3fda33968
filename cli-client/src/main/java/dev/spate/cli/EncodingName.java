package dev.spate.cli;

import java.util.Locale;

/** The encodings of gNMI by name, so that reading the command line needs nothing of gRPC. */
enum EncodingName {
  JSON,
  BYTES,
  PROTO,
  ASCII,
  JSON_IETF;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
