package dev.spate.cli.live;

import java.util.List;

/** A terminal that a display has for itself, until it is closed. */
interface Screen extends KeyReader.Letters, AutoCloseable {

  /** Columns and rows, as they are now. */
  Size size();

  /** How large a screen is. */
  record Size(int width, int height) {}

  /** Shows these lines, from the top; false if the terminal is gone. */
  boolean show(List<Line> lines, Size size);

  /** Forgets what is shown, so that the next lines are all drawn. */
  void redraw();

  /** Leaves the terminal as it was found. Nothing happens the second time. */
  @Override
  void close();
}
