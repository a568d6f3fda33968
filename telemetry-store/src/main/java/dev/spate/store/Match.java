package dev.spate.store;

/**
 * A group and which of its leaves a query selects.
 *
 * @param mask bit i for leaf i of the group's shape, never 0
 */
public record Match(Group group, long mask) {}
