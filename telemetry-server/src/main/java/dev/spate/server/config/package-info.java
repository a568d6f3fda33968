/**
 * Reads the configuration from a YAML file, variables and flags into the records of the parts, and says what is wrong with it.
 * Alone in using Jackson.
 */
@NullMarked
package dev.spate.server.config;

import org.jspecify.annotations.NullMarked;
