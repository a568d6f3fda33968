/** Which sources and devices there are, and how they are. */
@NullMarked
package dev.spate.server.inventory;

import org.jspecify.annotations.NullMarked;
