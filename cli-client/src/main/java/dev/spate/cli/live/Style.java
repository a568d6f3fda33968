package dev.spate.cli.live;

/** How text stands out. It says the same without, so that nothing is told by colour alone. */
enum Style {
  PLAIN("", ""),
  BOLD("1", "1"),
  DIM("2", "2"),
  REVERSE("7", "7"),
  GOOD("32", ""),
  WARN("33", "1"),
  BAD("1;31", "1"),
  ACCENT("36", "");

  private static final String OFF = "\033[0m";

  private final String inColour;
  private final String without;

  Style(String inColour, String without) {
    this.inColour = inColour;
    this.without = without;
  }

  /** The text with what a terminal needs around it (ECMA-48 §8.3.117, SGR). */
  String around(String text, boolean colour) {
    String code = colour ? inColour : without;
    return code.isEmpty() || text.isEmpty() ? text : "\033[" + code + "m" + text + OFF;
  }
}
