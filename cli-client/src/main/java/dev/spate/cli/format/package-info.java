/** What commands print: answers in each of the formats, and the tables, numbers and JSON that they are made of. */
@NullMarked
package dev.spate.cli.format;

import org.jspecify.annotations.NullMarked;
