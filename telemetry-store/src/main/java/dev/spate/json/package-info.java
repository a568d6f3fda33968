/** JSON of leaves and trees, plain and as RFC 7951 has it, and the reader for what clients send. */
@NullMarked
package dev.spate.json;

import org.jspecify.annotations.NullMarked;
