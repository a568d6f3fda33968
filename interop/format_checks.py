"""Our client beside gnmic: the same command prints the same, but for times and for the name that gnmic gives a subscription."""

from clients import gnmic, json_values
from harness import HERE, check, expect, expect_equal, expect_success, run_command

CONFIG = "/interfaces/interface[name=eth0]/config"
STATUS = "/interfaces/interface[name=*]/state/oper-status"
PASSING = {"timestamp", "time", "name", "subscription-name"}


def both(at, command, *words, paths=(CONFIG,)):
    """What gnmic and what our client print, as lists of JSON values."""
    paths = [word for path in paths for word in ("--path", path)]
    theirs = expect_success(gnmic(at, command, *words, *paths))
    target = ["--target", at.target] if at.target else []
    ours = expect_success(
        run_command([HERE.parent / "spate", command, "-a", at.address, *target, *words, *paths]))
    return json_values(theirs.stdout), json_values(ours.stdout)


def expect_the_same(theirs, ours):
    expect(theirs, "gnmic printed nothing")
    expect_equal(lasting(ours), lasting(theirs), "what our client prints")


def lasting(value):
    """Without what differs from one run to the next; arrays in an order of their own."""
    if isinstance(value, dict):
        return {name: lasting(member) for name, member in value.items() if name not in PASSING or not is_metadata(value)}
    if isinstance(value, list):
        return sorted((lasting(item) for item in value), key=repr)
    return value


def is_metadata(value):
    """Whether it is an event, its tags or a Notification, and not a tree that happens to have a leaf of that name."""
    return "source" in value or "tags" in value or "update" in value


@check
def get_prints_the_same_json(at):
    expect_the_same(*both(at, "get", "--format", "json", paths=(CONFIG, STATUS)))


@check
def get_prints_the_same_events(at):
    expect_the_same(*both(at, "get", "--format", "event", "-e", "json_ietf", paths=(CONFIG, STATUS)))
    expect_the_same(*both(at, "get", "--format", "event", "-e", "proto"))


@check
def get_prints_the_same_protojson(at):
    expect_the_same(*both(at, "get", "--format", "protojson", "-e", "json"))


@check
def get_prints_the_same_values_only(at):
    expect_the_same(*both(at, "get", "--values-only", "--format", "json", "-e", "json", paths=(CONFIG, STATUS)))


@check
def subscribe_prints_the_same_json(at):
    expect_the_same(*both(at, "subscribe", "--mode", "once", "--format", "json"))


@check
def subscribe_prints_the_same_events(at):
    expect_the_same(*both(at, "subscribe", "--mode", "once", "--format", "event", "-e", "json"))
