package dev.spate.cli.live;

import dev.spate.cli.live.Key.Kind;
import java.util.List;

/** What a person has chosen to see, by keys: order, filter, part of the rows, help, a standstill. Not thread-safe. */
final class View {

  private static final int LONGEST_FILTER = 100;

  private final List<String> sortNames;
  private int sort;
  private boolean reversed;
  private String filter;
  private String filterBefore = "";
  private boolean typing;
  private boolean paused;
  private boolean help;
  private boolean over;
  private int first;
  private int page = 1;
  private int rows;

  /**
   * Begins with what the command line says.
   *
   * @param sortNames what rows can be sorted by
   * @param sort one of them
   */
  View(List<String> sortNames, String sort, boolean reversed, String filter) {
    this.sortNames = List.copyOf(sortNames);
    this.sort = Math.max(sortNames.indexOf(sort), 0);
    this.reversed = reversed;
    this.filter = filter;
  }

  void press(Key key) {
    if (help) {
      help = false;
    } else if (typing) {
      type(key);
    } else if (key.kind() == Kind.LETTER) {
      letter(key.letter());
    } else {
      move(key.kind());
    }
  }

  private void letter(int letter) {
    switch (letter) {
      case 'q', 'Q' -> over = true;
      case 's' -> sortBy(sort + 1);
      case 'S' -> sortBy(sort - 1);
      case 'r' -> reversed = !reversed;
      case 'p', ' ' -> paused = !paused;
      case '?', 'h' -> help = true;
      case '/' -> {
        typing = true;
        filterBefore = filter;
      }
      case 'k' -> scroll(first - 1);
      case 'j' -> scroll(first + 1);
      case 'g' -> scroll(0);
      case 'G' -> scroll(rows);
      default -> {
        // any other letter means nothing
      }
    }
  }

  private void sortBy(int index) {
    sort = Math.floorMod(index, sortNames.size());
    reversed = false;
    first = 0;
  }

  private void move(Kind kind) {
    switch (kind) {
      case UP -> scroll(first - 1);
      case DOWN -> scroll(first + 1);
      case PAGE_UP -> scroll(first - page);
      case PAGE_DOWN -> scroll(first + page);
      case HOME -> scroll(0);
      case END -> scroll(rows);
      case ESCAPE -> filter("");
      default -> {
        // Ctrl-L draws anew, which is done for every key
      }
    }
  }

  private void type(Key key) {
    switch (key.kind()) {
      case ENTER -> typing = false;
      case ESCAPE -> {
        typing = false;
        filter(filterBefore);
      }
      case BACKSPACE -> {
        if (filter.isEmpty()) {
          typing = false;
        } else {
          filter(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
        }
      }
      case LETTER -> {
        if (filter.length() < LONGEST_FILTER) {
          filter(TextWidth.printable(filter + Character.toString(key.letter())));
        }
      }
      default -> move(key.kind());
    }
  }

  private void filter(String text) {
    filter = text;
    first = 0;
  }

  private void scroll(int row) {
    first = Math.max(Math.min(row, rows - page), 0);
  }

  /** Tells how many rows there are, and how many of them a screen has room for. */
  void fit(int allRows, int shownRows) {
    rows = allRows;
    page = Math.max(shownRows, 1);
    scroll(first);
  }

  String sort() {
    return sortNames.get(sort);
  }

  boolean isReversed() {
    return reversed;
  }

  String filter() {
    return filter;
  }

  /** Whether the filter is being typed. */
  boolean isTyping() {
    return typing;
  }

  boolean isPaused() {
    return paused;
  }

  boolean showsHelp() {
    return help;
  }

  /** Whether the person wants to leave. */
  boolean isOver() {
    return over;
  }

  /** The row on top. */
  int first() {
    return first;
  }
}
