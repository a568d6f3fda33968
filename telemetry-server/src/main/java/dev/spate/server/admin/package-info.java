/** The Admin service: what a server says about itself. */
@NullMarked
package dev.spate.server.admin;

import org.jspecify.annotations.NullMarked;
