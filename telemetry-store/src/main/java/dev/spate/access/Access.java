package dev.spate.access;

import dev.spate.path.Path;
import java.util.Optional;

/** Who may see and set what. Safe to share among threads. */
public interface Access {

  /** Everybody may see and set everything. */
  Access ALLOW_ALL = new Access() {
    @Override
    public ReadScope readScope(Caller caller) {
      return ReadScope.ALL;
    }

    @Override
    public Optional<String> refuseSet(Caller caller, String target, Path path) {
      return Optional.empty();
    }
  };

  ReadScope readScope(Caller caller);

  /** Why a caller may not set a path of a target; empty if it may. */
  Optional<String> refuseSet(Caller caller, String target, Path path);
}
