/**
 * Tables that change in place: what a subscription tells becomes rows with rates, ages and the course of the last minute, and these
 * become lines of a screen. Only {@link dev.spate.cli.live.TerminalScreen} touches the terminal.
 */
@NullMarked
package dev.spate.cli.live;

import org.jspecify.annotations.NullMarked;
