/**
 * Every counter of our own, declared once with its meaning.
 */
@NullMarked
package dev.spate.metrics;

import org.jspecify.annotations.NullMarked;
