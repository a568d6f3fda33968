package dev.spate.access;

/**
 * Who asks.
 *
 * @param listener the name of the listener that the request came in by
 * @param user the user's name; empty if none was given
 */
public record Caller(String listener, String user) {}
