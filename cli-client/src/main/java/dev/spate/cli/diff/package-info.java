/** Snapshots of the leaves of targets, saved or just read, and where two of them differ. */
@NullMarked
package dev.spate.cli.diff;

import org.jspecify.annotations.NullMarked;
