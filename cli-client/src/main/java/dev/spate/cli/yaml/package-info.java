/** YAML as a tree of values that knows its lines. Only what reads a file loads this package, and the library behind it. */
@NullMarked
package dev.spate.cli.yaml;

import org.jspecify.annotations.NullMarked;
