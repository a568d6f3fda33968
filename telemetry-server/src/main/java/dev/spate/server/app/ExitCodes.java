package dev.spate.server.app;

/** What the process tells whoever started it. */
final class ExitCodes {

  /** Also after SIGTERM. */
  static final int OK = 0;

  /** A part cannot work as it is configured. */
  static final int CANNOT_START = 1;

  /** The command line, the configuration, or a gateway's address that is taken. */
  static final int BAD_CONFIGURATION = 2;

  /** After Ctrl-C: 128 and the number of SIGINT, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
