/** The wire contracts as Java, and their conversion to and from the paths and values of the store. */
@NullMarked
package dev.spate.proto;

import org.jspecify.annotations.NullMarked;
