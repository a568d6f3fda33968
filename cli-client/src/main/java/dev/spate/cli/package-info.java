/** The commands that speak to a gNMI target. */
@NullMarked
package dev.spate.cli;

import org.jspecify.annotations.NullMarked;
