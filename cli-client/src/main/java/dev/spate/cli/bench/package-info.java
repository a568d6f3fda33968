/**
 * A load of subscribers on any gNMI target, and what they receive. Reads messages as bytes, so that measuring costs little beside
 * what is measured.
 */
@NullMarked
package dev.spate.cli.bench;

import org.jspecify.annotations.NullMarked;
