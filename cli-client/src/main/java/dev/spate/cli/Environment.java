package dev.spate.cli;

import java.io.InputStream;

/**
 * What a command needs of the world besides its arguments and its output.
 *
 * @param dialer makes the connections
 * @param in where a person, or another program, asks for polls
 * @param command how it was started, so that examples can be pasted: {@code ./spate}
 * @param terminal whether standard error is one, so that a line of it can be written over
 */
record Environment(Dialer dialer, InputStream in, String command, boolean terminal) {

  /** The same, started by another word. */
  Environment withCommand(String newCommand) {
    return new Environment(dialer, in, newCommand, terminal);
  }
}
