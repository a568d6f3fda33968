package dev.spate.cli.diff;

import dev.spate.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * A leaf that two snapshots do not agree on.
 *
 * @param target whose it is, where there are several; otherwise empty
 * @param a its value in the first; null where it is not there
 * @param b its value in the second; null where it is not there
 * @param textA the value as text, null likewise
 * @param textB the value as text, null likewise
 */
public record Difference(
    String target,
    Path path,
    @Nullable Object a,
    @Nullable Object b,
    @Nullable String textA,
    @Nullable String textB) {}
