/**
 * Who may see and set what.
 */
@NullMarked
package dev.spate.access;

import org.jspecify.annotations.NullMarked;
