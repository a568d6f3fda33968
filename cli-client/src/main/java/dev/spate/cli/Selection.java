package dev.spate.cli;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths of one target.
 *
 * @param target empty where none was named
 * @param prefix put before each path
 * @param paths in the order of the command line
 */
record Selection(String target, Path prefix, List<Path> paths) {

  Selection {
    paths = List.copyOf(paths);
  }

  /** Whether answers may come from more than one device, so that a path alone does not say whose it is. */
  boolean isOfSeveralTargets() {
    return target.isEmpty() || target.equals("*");
  }

  /** Reads paths and shorthands one by one; a shorthand's target becomes the target of all. */
  static final class Builder {
    /** No interface is named like this, but a path may be meant. */
    private static final Pattern BELOW_INTERFACE =
        Pattern.compile("(.+?)(/(?:config|state|ethernet)(?:/.*)?)");

    private final Path prefix;
    private final List<Path> paths = new ArrayList<>();
    private String target;

    Builder(String target, Path prefix) {
      this.target = target;
      this.prefix = prefix;
    }

    /**
     * Reads one word and returns the path that it means: {@code router1:eth0} is that interface of that target. A shorthand is a
     * word without a leading slash whose first colon is followed by no slash, and does not stand behind a bracket.
     *
     * @throws IllegalArgumentException if it is malformed, or contradicts what was read before
     */
    Path path(String word) {
      int colon = word.indexOf(':');
      boolean shorthand = colon >= 0
          && !word.startsWith("/")
          && !word.startsWith(":/", colon)
          && word.lastIndexOf('[', colon) < 0;
      Path path = shorthand ? interfaceOf(word, colon) : Path.parse(word);
      if (!prefix.origin().isEmpty() && !path.origin().isEmpty()) {
        throw new IllegalArgumentException(
            "origin \"%s\" in --prefix and origin \"%s\" in %s: give it in one of them"
                .formatted(prefix.origin(), path.origin(), word));
      }
      paths.add(path);
      return path;
    }

    private Path interfaceOf(String word, int colon) {
      String device = word.substring(0, colon);
      String name = word.substring(colon + 1);
      if (device.isEmpty() || name.isEmpty()) {
        throw new IllegalArgumentException(
            "\"" + word + "\" is neither a path nor a device and its interface; write"
                + " router1:eth0, or --target router1 for the whole device");
      }
      Matcher below = BELOW_INTERFACE.matcher(name);
      if (below.matches()) {
        throw new IllegalArgumentException(
            "\"%s\": the short form is a whole interface; write --target %s '/interfaces/interface[name=%s]%s'"
                .formatted(word, device, below.group(1), below.group(2)));
      }
      if (!prefix.isRoot() || !prefix.origin().isEmpty()) {
        throw new IllegalArgumentException("\"" + word + "\" is a whole path: leave out --prefix");
      }
      if (!target.isEmpty() && !target.equals(device)) {
        throw new IllegalArgumentException("one command speaks about one target, and both \""
            + target + "\" and \"" + device + "\" are named; use one command for each");
      }
      target = device;
      return Path.ROOT.child("interfaces").child(PathElem.of("interface", "name", name));
    }

    Selection build() {
      return new Selection(target, prefix, paths);
    }
  }
}
