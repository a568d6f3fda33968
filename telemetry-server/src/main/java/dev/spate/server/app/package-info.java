/** Where everything is wired: the {@code server} and {@code demo} commands. Nothing uses this package. */
@NullMarked
package dev.spate.server.app;

import org.jspecify.annotations.NullMarked;
