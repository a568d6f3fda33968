package dev.spate.cli.tree;

import dev.spate.path.Path;

/**
 * One leaf of one target, whatever the encoding in which it came.
 *
 * @param target empty where the server named none
 * @param path absolute, and without modules
 * @param value a string, number or boolean, a list of these for a leaf-list, or JSON's null
 */
public record LeafValue(String target, Path path, Object value) {}
