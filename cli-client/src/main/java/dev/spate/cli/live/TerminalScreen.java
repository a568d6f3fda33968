package dev.spate.cli.live;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process, on its alternate screen and in raw mode. It is left as it was found when it is closed, and when the
 * process is ended by Ctrl-C, a signal or an exception: JLine puts its modes back, this class what is shown. Keys are read by one thread,
 * lines shown by another.
 *
 * <p>Signals are left to the JVM, whose shutdown hooks run then; the size is asked for with each screen instead of waiting for SIGWINCH.
 * Only lines that differ are sent. JLine's Display does that too, but it is made for a line editor, and scrolls.
 */
final class TerminalScreen implements Screen {

  // xterm's private modes (DECSET), which every terminal of today understands or ignores: 1049 is
  // the alternate screen, 25 the
  // cursor, 7 whether lines wrap at the margin.
  private static final String ENTER = "\033[?1049h\033[?25l\033[?7l\033[2J";
  private static final String LEAVE = "\033[0m\033[?7h\033[?25h\033[?1049l";
  private static final String CLEAR = "\033[2J";
  private static final String ERASE_REST = "\033[K";

  private static final long PATIENCE_MILLIS = 500;
  private static final long KEY_MILLIS = 100;

  /** What is assumed of a terminal that does not know its size. */
  private static final Size USUAL = new Size(80, 24);

  private final Terminal terminal;
  private final NonBlockingReader keys;
  private final boolean colour;
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final Thread atExit = new Thread(this::leave, "leave-screen");

  /** Guards what is below, so that nothing is drawn once the screen was left. */
  private final ReentrantLock lock = new ReentrantLock();

  private List<Line> shown = List.of();
  private Size shownSize = new Size(0, 0);
  private boolean left;

  private TerminalScreen(Terminal terminal, boolean colour) {
    this.terminal = terminal;
    this.keys = terminal.reader();
    this.colour = colour;
  }

  /** Takes the terminal; null where standard input or output is none, or one that can only go on and on. */
  static @Nullable TerminalScreen open(boolean colour) throws IOException {
    Terminal terminal;
    try {
      terminal = TerminalBuilder.builder()
          .system(true)
          .systemOutput(TerminalBuilder.SystemOutput.SysOut)
          .encoding(StandardCharsets.UTF_8)
          .nativeSignals(false)
          .graphemeCluster(false)
          .dumb(false)
          .build();
    } catch (IllegalStateException e) {
      return null; // what JLine throws where there is no terminal
    }
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      terminal.close();
      return null;
    }
    TerminalScreen screen = new TerminalScreen(terminal, colour);
    screen.enter();
    return screen;
  }

  private void enter() throws IOException {
    Runtime.getRuntime().addShutdownHook(atExit);
    terminal.enterRawMode();
    Attributes modes = terminal.getAttributes();
    modes.setLocalFlag(LocalFlag.ISIG, true); // Ctrl-C ends the process
    modes.setControlChar(ControlChar.VSUSP, 0); // Ctrl-Z would leave the shell with our screen
    modes.setControlChar(ControlChar.VQUIT, 0); // Ctrl-\ would print all threads on it
    terminal.setAttributes(modes);
    send(ENTER);
  }

  @Override
  public Size size() {
    lock.lock();
    try {
      if (left) {
        return shownSize;
      }
      Size size = new Size(terminal.getWidth(), terminal.getHeight());
      return size.width() > 0 && size.height() > 0 ? size : USUAL;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean show(List<Line> lines, Size size) {
    lock.lock();
    try {
      if (left) {
        return false;
      }
      StringBuilder text = new StringBuilder();
      if (!size.equals(shownSize)) {
        text.append(CLEAR);
        shown = List.of();
      }
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        if (i >= shown.size() || !line.equals(shown.get(i))) {
          text.append("\033[").append(i + 1).append(";1H").append(line.ansi(colour));
          if (line.width() < size.width()) {
            text.append(ERASE_REST);
          }
        }
      }
      shown = lines;
      shownSize = size;
      send(text.toString());
      return true;
    } catch (IOException e) {
      return false; // whoever looked at it has closed the window
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void redraw() {
    lock.lock();
    try {
      shownSize = new Size(0, 0);
    } finally {
      lock.unlock();
    }
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Waits a while at a time: JLine's reader cannot be closed while it waits for ever. */
  @Override
  public int read(long timeoutMillis) throws IOException {
    return keys.read(timeoutMillis == 0 ? KEY_MILLIS : timeoutMillis);
  }

  /** Shows again what was on the terminal before. A screen that is being drawn is waited for, but not for ever. */
  private void leave() {
    boolean locked = false;
    try {
      locked = lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (!left) {
        left = true;
        send(LEAVE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      left = true; // the terminal is gone: there is nothing to put back
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }

  @Override
  public void close() {
    leave();
    try {
      terminal.close();
    } catch (IOException e) {
      left = true; // likewise
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is about to end, and the hook runs or has run.
    }
  }
}
