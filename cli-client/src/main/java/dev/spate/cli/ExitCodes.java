package dev.spate.cli;

/** How a command ends; what {@code spate --help} lists. */
final class ExitCodes {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  /** Of diff alone, as diff(1) has it: the sides differ. */
  static final int DIFFERENT = 1;

  /** Of diff alone, where other commands have {@link #FAILED}. */
  static final int DIFF_FAILED = 4;

  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
