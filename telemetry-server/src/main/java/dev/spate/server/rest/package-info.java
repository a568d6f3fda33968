/**
 * The REST gateway: the store for people with a browser, curl or a script. One table of routes; each answer is made from memory
 * alone. Alone in using Javalin and Jetty.
 */
@NullMarked
package dev.spate.server.rest;

import org.jspecify.annotations.NullMarked;
