/** How the server's parts log what repeats. Which logger there is behind SLF4J is up to whoever runs them. */
@NullMarked
package dev.spate.server.logging;

import org.jspecify.annotations.NullMarked;
