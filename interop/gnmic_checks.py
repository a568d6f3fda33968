"""gnmic: capabilities, get and set, and every way to subscribe."""

import time
from collections import Counter

from clients import (
    SPARE, Terminal, deletes, gnmic, gnmic_command, gnmic_get, gnmic_once, gnmic_set_object, gnmic_stream, json_values,
    leaves, path_text, restored, spare_config, subscribed, syncs, this_machine, values,
)
from harness import check, device_check, expect, expect_equal, expect_error, expect_success, gateway_check

INTERFACE = "/interfaces/interface[name=eth0]"
STATE = f"{INTERFACE}/state"
MTU = f"{STATE}/mtu"
OCTETS = f"{STATE}/counters/in-octets"
SECOND = 1_000_000_000

DESCRIPTION = f"{SPARE}/config/description"


# ---- Capabilities


@check
def capabilities_name_version_encodings_and_models(at):
    (told,) = json_values(expect_success(gnmic(at, "capabilities", "--format", "json", target="")).stdout)
    expect_equal(told["version"], "0.10.0", "gNMI version")
    expect_equal(set(told["encodings"]), {"JSON", "JSON_IETF", "PROTO", "ASCII"}, "encodings")
    models = {model["name"]: model for model in told["supported-models"]}
    wanted = {
        "openconfig-interfaces": "3.8.1",
        "openconfig-if-ethernet": "2.18.0",
        "openconfig-platform": "0.32.0",
        "openconfig-platform-cpu": "0.1.1",
        "openconfig-lldp": "1.1.0",
        "openconfig-system": "3.1.0",
    }
    expect_equal({name: models.get(name, {}).get("version") for name in wanted}, wanted, "models")
    expect("OpenConfig" in models["openconfig-interfaces"]["organization"], str(models["openconfig-interfaces"]))
    expect("spate-link" in models, f"models: {sorted(models)}")


# ---- Get: paths


def get_leaf(at, path, *words):
    """The one leaf that a Get returns."""
    found = leaves(gnmic_get(at, "--path", path, *words))
    expect_equal([leaf.path for leaf in found], [path], "paths")
    return found[0]


@check
def get_of_a_leaf_is_its_value(at):
    name = get_leaf(at, f"{STATE}/name")
    expect_equal((name.kind, name.value, name.target), ("jsonVal", "eth0", at.target), "leaf")
    expect(abs(name.timestamp / 1e9 - time.time()) < 5, f"timestamp is not nanoseconds of now: {name}")


@check
def get_in_gnmics_own_format_and_flat(at):
    (notification,) = json_values(expect_success(gnmic(at, "get", "--path", MTU)).stdout)[0]
    (update,) = notification["updates"]
    expect_equal(list(update["values"].values()), [1500], "values")
    flat = expect_success(gnmic(at, "get", "--path", MTU, "--format", "flat")).stdout.strip()
    expect_equal(flat, "interfaces/interface[name=eth0]/state/mtu: 1500", "flat")


@check
def get_with_a_prefix_is_below_it(at):
    notifications = gnmic_get(at, "--prefix", INTERFACE, "--path", "state/name", "--path", "config/name")
    expect_equal([leaf.path for leaf in leaves(notifications)], [f"{STATE}/name", f"{INTERFACE}/config/name"], "paths")


@check
def get_of_two_paths_is_two_notifications(at):
    notifications = gnmic_get(at, "--path", MTU, "--path", f"{STATE}/counters")
    expect_equal(len(notifications), 2, "notifications")
    expect_equal([leaf.path for leaf in leaves(notifications)], [MTU, f"{STATE}/counters"], "paths")


@check
def get_with_any_key_is_every_interface(at):
    found = values(leaves(gnmic_get(at, "--path", "/interfaces/interface[name=*]/state/oper-status")))
    expect_equal(found["/interfaces/interface[name=eth0]/state/oper-status"], "UP", "eth0")
    expect("/interfaces/interface[name=eth1]/state/oper-status" in found, str(found))
    expect(not any("*" in path for path in found), str(found))
    without = values(leaves(gnmic_get(at, "--path", "/interfaces/interface/state/oper-status")))
    expect_equal(sorted(without), sorted(found), "paths of a missing key")


@check
def get_with_any_name_is_one_level(at):
    found = values(leaves(gnmic_get(at, "--path", f"{INTERFACE}/*/name")))
    expect_equal(sorted(found), [f"{INTERFACE}/config/name", f"{STATE}/name"], "paths")


@check
def get_with_any_depth_finds_the_leaf(at):
    found = values(leaves(gnmic_get(at, "--path", "/interfaces/.../in-octets")))
    expect(OCTETS in found and all(path.endswith("/in-octets") for path in found), str(found))


@check
def get_takes_names_with_their_module(at):
    qualified = "/openconfig-interfaces:interfaces/openconfig-interfaces:interface[name=eth0]/state/name"
    expect_equal(values(leaves(gnmic_get(at, "--path", qualified))), {f"{STATE}/name": "eth0"}, "leaves")


@check
def get_with_the_origin_openconfig_answers_without(at):
    found = values(leaves(gnmic_get(at, "--path", f"openconfig:{STATE}/name")))
    expect_equal(found, {f"{STATE}/name": "eth0"}, "leaves")


@check
def get_of_a_link_has_the_origin_spate(at):
    found = values(leaves(gnmic_get(at, "--path", "spate:/links/link[interface=*]/state", "--encoding", "proto")))
    peers = {path: value for path, value in found.items() if path.endswith("/peer-target")}
    expect(peers and all(path.startswith("spate:/links/link[interface=eth") for path in peers), str(found))
    loss = [value for path, value in found.items() if path.endswith("/loss-ratio")]
    expect(loss and all(0 <= ratio <= 1 for ratio in loss), str(found))


@gateway_check
def get_without_a_target_is_every_device(at):
    notifications = gnmic_get(at, "--path", "/interfaces/interface[name=*]/state/name", target="")
    targets = [notification["prefix"]["target"] for notification in notifications]
    expect_equal(len(targets), len(set(targets)), f"a Notification a device: {targets}")
    expect_equal(len(targets), 22, "9 routers, 12 switches and this machine")
    expect({"router1", "router9", "switch1", "switch12"} <= set(targets), str(targets))


@device_check
def get_reflects_any_target_as_sent(at):
    found = leaves(gnmic_get(at, "--path", MTU, target="whatever"))
    expect_equal([(leaf.target, leaf.path) for leaf in found], [("whatever", MTU)], "leaves")


# ---- Get: types and encodings


@check
def get_of_a_type_selects_its_leaves(at):
    wanted = {"CONFIG": {"config"}, "STATE": {"state"}, "ALL": {"config", "state"}}
    for data_type, containers in wanted.items():
        found = values(leaves(gnmic_get(at, "--path", INTERFACE, "--type", data_type, "--encoding", "proto")))
        below = {path.split("/")[3] for path in found if path.split("/")[3] in ("config", "state")}
        expect_equal(below, containers, f"containers of {data_type}")
    operational = values(leaves(gnmic_get(at, "--path", INTERFACE, "--type", "OPERATIONAL", "--encoding", "proto")))
    expect(OCTETS in operational, str(operational))
    expect(MTU not in operational and f"{STATE}/name" not in operational, str(operational))


@check
def get_of_a_container_in_json_is_one_object(at):
    (leaf,) = leaves(gnmic_get(at, "--path", STATE))
    expect_equal((leaf.path, leaf.kind), (STATE, "jsonVal"), "update")
    state = leaf.value
    expect_equal((state["name"], state["mtu"], state["enabled"]), ("eth0", 1500, True), "name, mtu, enabled")
    expect_equal(state["type"], "ethernetCsmacd", "an identity without its module")
    expect(isinstance(state["counters"]["in-octets"], int), f"a counter in plain JSON: {state['counters']}")


@check
def get_of_a_container_in_json_ietf_follows_rfc_7951(at):
    (leaf,) = leaves(gnmic_get(at, "--path", INTERFACE, "--encoding", "json_ietf"))
    expect_equal((leaf.path, leaf.kind), (INTERFACE, "jsonIetfVal"), "update")
    expect(all(":" in name for name in leaf.value), f"names at the top without module: {sorted(leaf.value)}")
    state = leaf.value["openconfig-interfaces:state"]
    expect_equal(state["type"], "iana-if-type:ethernetCsmacd", "an identity with its module")
    expect_equal(state["mtu"], 1500, "a 16-bit number")
    octets = state["counters"]["in-octets"]
    expect(isinstance(octets, str) and octets.isdigit(), f"a 64-bit number is a string: {octets!r}")
    ethernet = leaf.value["openconfig-if-ethernet:ethernet"]["state"]
    expect(ethernet["port-speed"].startswith("openconfig-if-ethernet:SPEED_"), str(ethernet))


@check
def get_in_proto_is_a_typed_update_a_leaf(at):
    found = {leaf.path: leaf for leaf in leaves(gnmic_get(at, "--path", INTERFACE, "--encoding", "proto"))}
    kinds = {
        f"{INTERFACE}/name": ("stringVal", "eth0"),
        MTU: ("uintVal", 1500),
        f"{STATE}/enabled": ("boolVal", True),
        f"{STATE}/oper-status": ("stringVal", "UP"),
        f"{STATE}/type": ("stringVal", "ethernetCsmacd"),
    }
    expect_equal({path: (found[path].kind, found[path].value) for path in kinds}, kinds, "typed values")
    expect_equal(found[OCTETS].kind, "uintVal", "a counter")


@check
def get_in_ascii_is_text_a_leaf(at):
    found = {leaf.path: leaf for leaf in leaves(gnmic_get(at, "--path", STATE, "--encoding", "ascii"))}
    expect_equal({leaf.kind for leaf in found.values()}, {"asciiVal"}, "kinds")
    expect_equal((found[MTU].value, found[f"{STATE}/enabled"].value), ("1500", "true"), "texts")


@check
def get_of_a_processor_is_a_share_in_percent(at):
    instant = "/components/component/cpu/utilization/state/instant"
    found = leaves(gnmic_get(at, "--path", instant, "--encoding", "proto"))
    expect(found and all(leaf.kind == "uintVal" and 0 <= leaf.value <= 100 for leaf in found), str(found))


@check
def get_over_gzip(at):
    expect_equal(values(leaves(gnmic_get(at, "--gzip", "--path", MTU))), {MTU: 1500}, "leaves")


# ---- Get: errors


@check
def get_of_an_unknown_path_is_unimplemented(at):
    expect_error(gnmic(at, "get", "--path", "/interfaces/interfaze"), "UNIMPLEMENTED", "interfaze")


@check
def get_of_an_absent_interface_is_not_found(at):
    expect_error(gnmic(at, "get", "--path", "/interfaces/interface[name=eth99]/state"), "NOT_FOUND", "eth99")


@check
def get_of_one_bad_path_fails_the_whole(at):
    bad = "/interfaces/interface[name=eth99]/state"
    expect_error(gnmic(at, "get", "--path", MTU, "--path", bad), "NOT_FOUND", "eth99")


@check
def get_in_an_unsupported_encoding_is_unimplemented(at):
    expect_error(gnmic(at, "get", "--path", MTU, "--encoding", "bytes"), "UNIMPLEMENTED", "BYTES")


@gateway_check
def get_of_an_unknown_target_is_not_found_and_the_nearest_is_named(at):
    expect_error(gnmic(at, "get", "--path", MTU, target="roter1"), "NOT_FOUND", "roter1", "router1")


# ---- Set


def set_results(at, *words):
    """The operations of a successful Set, with their absolute paths."""
    return results_of(gnmic(at, "set", "--format", "protojson", *words))


def results_of(result):
    (told,) = json_values(expect_success(result).stdout)
    expect(abs(int(told["timestamp"]) / 1e9 - time.time()) < 5, f"timestamp of {told}")
    prefix = told.get("prefix", {})
    return [(result["op"], path_text(prefix, result["path"])) for result in told.get("response", [])]


@check
def set_update_shows_in_config_and_state(at):
    with restored(at):
        results = set_results(at, "--update", f"{DESCRIPTION}:::string:::to the lab")
        expect_equal(results, [("UPDATE", DESCRIPTION)], "results")
        found = leaves(gnmic_get(at, "--path", DESCRIPTION, "--path", f"{SPARE}/state/description"))
        expect_equal([leaf.value for leaf in found], ["to the lab", "to the lab"], "config and state")


@check
def set_takes_each_encoding_of_a_value(at):
    encodings = {"string": "plain", "json": '"in JSON"', "json_ietf": '"in JSON_IETF"', "ascii": "in ASCII"}
    with restored(at):
        for encoding, text in encodings.items():
            set_results(at, "--update", f"{DESCRIPTION}:::{encoding}:::{text}")
            expect_equal(get_leaf(at, DESCRIPTION).value, text.strip('"'), encoding)
        set_results(at, "--update", f"{SPARE}/config/mtu:::uint:::9000",
                    "--update", f"{SPARE}/config/enabled:::bool:::false")
        config = spare_config(at)
        expect_equal((config["mtu"], config["enabled"]), (9000, False), "mtu and enabled")


@check
def set_of_a_container_merges_or_replaces(at):
    with restored(at):
        values = {"openconfig-interfaces:description": "one", "openconfig-interfaces:mtu": 4000}
        expect_equal(results_of(gnmic_set_object(at, "update", f"{SPARE}/config", values, "json_ietf")),
                     [("UPDATE", f"{SPARE}/config")], "results")
        set_results(at, "--update", f'{SPARE}/config:::json:::{{"mtu":4001}}')
        merged = spare_config(at)
        expect_equal((merged["description"], merged["mtu"]), ("one", 4001), "merged")
        values = {"name": "eth1", "type": "ethernetCsmacd", "description": "two"}
        expect_equal(results_of(gnmic_set_object(at, "replace", f"{SPARE}/config", values)),
                     [("REPLACE", f"{SPARE}/config")], "results")
        replaced = spare_config(at)
        expect_equal((replaced["description"], replaced.get("mtu")), ("two", None), "mtu, which has no default, went")
        expect_equal(get_leaf(at, f"{SPARE}/state/mtu").value, 1500, "the device's own mtu")


@check
def set_applies_delete_then_replace_then_update(at):
    with restored(at):
        results = set_results(at, "--update", f"{DESCRIPTION}:::string:::last", "--delete", DESCRIPTION,
                              "--replace", f"{DESCRIPTION}:::string:::first")
        expect_equal([operation for operation, _ in results], ["DELETE", "REPLACE", "UPDATE"], "order")
        expect_equal(get_leaf(at, DESCRIPTION).value, "last", "description")


@check
def set_delete_of_a_leaf_resets_it(at):
    with restored(at):
        set_results(at, "--update", f"{SPARE}/config/mtu:::uint:::9000")
        results = set_results(at, "--delete", f"{SPARE}/config/mtu")
        expect_equal(results, [("DELETE", f"{SPARE}/config/mtu")], "results")
        expect_equal(get_leaf(at, f"{SPARE}/state/mtu").value, 1500, "mtu")


@check
def set_delete_of_what_is_absent_succeeds(at):
    gone = "/interfaces/interface[name=lo99]"
    expect_equal(set_results(at, "--delete", gone), [("DELETE", gone)], "results")


@check
def set_creates_and_deletes_a_loopback(at):
    loopback = "/interfaces/interface[name=lo7]"
    interface = {"config": {"name": "lo7", "type": "softwareLoopback"}}
    expect_equal(results_of(gnmic_set_object(at, "update", loopback, interface)), [("UPDATE", loopback)], "results")
    try:
        state = leaves(gnmic_get(at, "--path", f"{loopback}/state"))[0].value
        expect_equal((state["name"], state["type"], state["admin-status"]), ("lo7", "softwareLoopback", "UP"), "state")
    finally:
        set_results(at, "--delete", loopback)
    expect_error(gnmic(at, "get", "--path", f"{loopback}/state"), "NOT_FOUND", "lo7")


@check
def set_writes_hostname_and_banner(at):
    hostname, banner = "/system/config/hostname", "/system/config/login-banner"
    before = get_leaf(at, hostname).value
    set_results(at, "--update", f"{hostname}:::string:::renamed",
                "--update", f"{banner}:::string:::authorised use only")
    try:
        found = values(leaves(gnmic_get(
            at, "--path", "/system/state/hostname", "--path", "/system/state/login-banner")))
        expect_equal(list(found.values()), ["renamed", "authorised use only"], "hostname and banner")
    finally:
        set_results(at, "--update", f"{hostname}:::string:::{before}", "--delete", banner)


@check
def set_of_a_read_only_leaf_is_an_invalid_argument(at):
    expect_error(gnmic(at, "set", "--update", f"{MTU}:::uint:::9000"), "INVALID_ARGUMENT", "state/mtu")


@check
def set_of_an_unknown_path_is_not_found(at):
    expect_error(gnmic(at, "set", "--update", f"{SPARE}/config/colour:::string:::red"), "NOT_FOUND", "colour")


@check
def set_of_a_wrong_type_is_an_invalid_argument(at):
    for value in ("string:::large", "int:::-1", "uint:::65536"):
        words = ["--update", f"{SPARE}/config/mtu:::{value}"]
        expect_error(gnmic(at, "set", *words), "INVALID_ARGUMENT", "mtu", value.split(":::")[1])


@check
def set_with_a_wildcard_in_an_update_is_an_invalid_argument(at):
    words = ["--update", "/interfaces/interface[name=*]/config/description:::string:::all"]
    expect_error(gnmic(at, "set", *words), "INVALID_ARGUMENT", "*")


@check
def set_that_creates_hardware_is_aborted(at):
    config = {"name": "eth99", "type": "ethernetCsmacd"}
    refused = gnmic_set_object(at, "update", "/interfaces/interface[name=eth99]/config", config)
    expect_error(refused, "ABORTED", "eth99")


@check
def set_is_all_or_nothing(at):
    before = spare_config(at)
    words = ["--update", f"{DESCRIPTION}:::string:::half done", "--update", f"{SPARE}/config/mtu:::string:::large"]
    expect_error(gnmic(at, "set", *words), "INVALID_ARGUMENT", "mtu")
    expect_equal(spare_config(at), before, "configuration")


@gateway_check
def set_without_a_target_is_an_invalid_argument(at):
    words = ["--update", f"{DESCRIPTION}:::string:::everywhere"]
    expect_error(gnmic(at, "set", *words, target=""), "INVALID_ARGUMENT", "target")
    expect_error(gnmic(at, "set", *words, target="*"), "INVALID_ARGUMENT", "target")


@gateway_check
def set_of_an_unknown_target_is_not_found(at):
    words = ["--update", f"{DESCRIPTION}:::string:::nowhere"]
    expect_error(gnmic(at, "set", *words, target="router77"), "NOT_FOUND", "router77")


@gateway_check
def set_of_this_machine_is_read_only(at):
    machine = this_machine(at)
    words = ["--update", "/system/config/hostname:::string:::other"]
    expect_error(gnmic(at, "set", *words, target=machine), "UNIMPLEMENTED", machine, "read-only")


@check
def set_of_union_replace_beside_an_update_is_an_invalid_argument(at):
    words = ["--union-replace", f"{DESCRIPTION}:::string:::one", "--update", f"{DESCRIPTION}:::string:::two"]
    expect_error(gnmic(at, "set", *words), "INVALID_ARGUMENT", "union_replace")


# ---- Subscribe


@check
def subscribe_once_is_each_leaf_once(at):
    found = values(subscribed(gnmic_once(at, "--path", STATE)))
    expect_equal((found[f"{STATE}/name"], found[MTU]), ("eth0", 1500), "name and mtu")
    expect(OCTETS in found and len(found) > 25, f"{len(found)} leaves: {sorted(found)}")


@check
def subscribe_once_in_each_encoding(at):
    kinds = {"json": "jsonVal", "json_ietf": "jsonIetfVal", "proto": "uintVal", "ascii": "asciiVal"}
    for encoding, kind in kinds.items():
        (leaf,) = subscribed(gnmic_once(at, "--path", OCTETS, "--encoding", encoding))
        expect_equal((leaf.path, leaf.kind), (OCTETS, kind), encoding)
        expect_equal(type(leaf.value), int if encoding in ("json", "proto") else str, f"value of {encoding}")


@gateway_check
def subscribe_once_without_prefix_and_target_is_every_device(at):
    found = subscribed(gnmic_once(at, "--path", "/interfaces/interface/state/oper-status", target=""))
    targets = {leaf.target for leaf in found}
    expect_equal(len(targets), 22, f"9 routers, 12 switches and this machine: {sorted(targets)}")


@device_check
def subscribe_once_without_prefix_and_target_leaves_the_target_unset(at):
    found = subscribed(gnmic_once(at, "--path", MTU))
    expect_equal([(leaf.target, leaf.value) for leaf in found], [("", 1500)], "leaves")


@gateway_check
def subscribe_once_to_this_machine_is_real(at):
    """What the machine has received grows, if only by what these checks send over loopback."""
    machine, octets = this_machine(at), "/interfaces/interface[name=*]/state/counters/in-octets"

    def received():
        found = subscribed(gnmic_once(at, "--path", octets, target=machine))
        expect_equal({leaf.target for leaf in found}, {machine}, "targets")
        expect(all(abs(leaf.timestamp / 1e9 - time.time()) < 5 for leaf in found), f"timestamps of {found}")
        return sum(leaf.value for leaf in found)

    before = received()
    time.sleep(1.5)  # it is sampled each second
    expect(received() > before > 0, f"{before} octets did not grow")


@check
def subscribe_once_to_a_link_has_the_origin_spate(at):
    found = values(subscribed(gnmic_once(at, "--path", "spate:/links/link[interface=eth0]", "--encoding", "proto")))
    state = "spate:/links/link[interface=eth0]/state"
    expect_equal((found[f"{state}/peer-target"], found[f"{state}/peer-interface"]), ("router2", "eth1"), "peer")
    expect(found[f"{state}/latency"] > 0, str(found))


@check
def subscribe_poll_sends_the_set_again(at):
    """gnmic asks on a terminal which target and which subscription to poll."""
    command = gnmic_command(at, "subscribe", ["--mode", "poll", "--path", MTU], None)
    sync = "received sync response 'true'"
    with Terminal(command) as terminal:
        terminal.wait_for(lambda text: text.count(sync) == 1, "first sync")
        for round in (2, 3):
            terminal.wait_for(lambda text: text.count("select target to poll") >= round - 1, "first question")
            terminal.press_enter()
            terminal.wait_for(lambda text: text.count("select subscription") >= round - 1, "second question")
            terminal.press_enter()
            terminal.wait_for(lambda text: text.count(sync) == round, f"sync {round}")
        updates = [value for value in json_values(terminal.text) if isinstance(value, dict) and "updates" in value]
    expect_equal([list(update["updates"][0]["values"].values()) for update in updates], [[1500]] * 3, "values")


def expect_samples(found, interval_seconds):
    """Each path at even steps of time, the initial value first."""
    for path, count in Counter(leaf.path for leaf in found).items():
        times = sorted(leaf.timestamp for leaf in found if leaf.path == path)
        span, wanted = (times[-1] - times[0]) / SECOND, interval_seconds * (count - 1)
        expect(abs(span - wanted) <= interval_seconds / 2, f"{path}: {count} samples over {span:.3f} s: {times}")


@check
def subscribe_sample_sends_each_interval(at):
    with gnmic_stream(at, "--stream-mode", "sample", "-i", "500ms", "--path", f"{STATE}/counters") as client:
        client.wait_for(lambda seen: len(seen) > 6, "six samples")
        found = subscribed(client.messages)
    expect_samples(found, 0.5)
    octets = [leaf.value for leaf in sorted(found, key=lambda leaf: leaf.timestamp) if leaf.path == OCTETS]
    expect(octets == sorted(octets) and octets[0] < octets[-1], f"in-octets does not grow: {octets}")


@check
def subscribe_sample_sends_what_has_not_changed(at):
    with gnmic_stream(at, "--stream-mode", "sample", "-i", "200ms", "--path", MTU) as client:
        expect_repeats(client, 1500, 0.2)


def expect_repeats(client, value, interval_seconds):
    """A leaf with an unchanging value comes about ten times in ten intervals."""
    first = len(subscribed(client.wait_for(subscribed, "first value")))
    found = subscribed(client.watch(10 * interval_seconds))
    expect_equal({leaf.value for leaf in found}, {value}, "values")
    count = len(found) - first
    expect(8 <= count <= 12, f"{count} repeats in ten intervals of {interval_seconds} s")


@check
def subscribe_with_suppress_redundant_is_silent_without_change(at):
    words = ["--stream-mode", "sample", "-i", "200ms", "--suppress-redundant", "--path", MTU, "--path", OCTETS]
    with gnmic_stream(at, *words) as client:
        client.wait_for(lambda seen: len(subscribed(seen)) >= 8, "changes of a counter")
        counts = Counter(leaf.path for leaf in subscribed(client.messages))
    expect_equal(counts[MTU], 1, "values of mtu")
    expect(counts[OCTETS] >= 6, str(counts))


@check
def subscribe_with_suppress_redundant_and_heartbeat_repeats(at):
    words = ["--stream-mode", "sample", "-i", "100ms", "--suppress-redundant", "--heartbeat-interval", "500ms"]
    with gnmic_stream(at, *words, "--path", MTU) as client:
        expect_repeats(client, 1500, 0.5)


@check
def subscribe_on_change_sends_only_what_changed(at):
    paths = [word for leaf in ("config", "state/mtu", "state/description") for word in ("--path", f"{SPARE}/{leaf}")]
    with restored(at), gnmic_stream(at, "--stream-mode", "on-change", *paths) as client:
        client.wait_for(lambda seen: syncs(seen) and f"{SPARE}/config/mtu" in paths_of(seen), "initial set")
        before = time.time_ns()
        set_results(at, "--update", f"{SPARE}/config/mtu:::uint:::9001")
        client.wait_for(lambda seen: [leaf.value for leaf in subscribed(seen)].count(9001) == 2, "both changes", 3)
        changes = [leaf for leaf in subscribed(client.watch(0.5)) if leaf.timestamp > before]
        expect_equal(sorted((leaf.path, leaf.value) for leaf in changes),
                     [(f"{SPARE}/config/mtu", 9001), (f"{SPARE}/state/mtu", 9001)], "changes")
        expect_equal(len({leaf.timestamp for leaf in changes}), 1, "timestamps of config and state")


def paths_of(messages):
    return {leaf.path for leaf in subscribed(messages)}


@check
def subscribe_on_change_tells_that_an_interface_went_down(at):
    status = f"{SPARE}/state/oper-status"
    with restored(at), gnmic_stream(at, "--stream-mode", "on-change", "--path", status) as client:
        client.wait_for_sync()
        set_results(at, "--update", f"{SPARE}/config/enabled:::bool:::false")
        client.wait_for(lambda seen: "DOWN" in [leaf.value for leaf in subscribed(seen)], "DOWN", 3)
        set_results(at, "--update", f"{SPARE}/config/enabled:::bool:::true")
        client.wait_for(lambda seen: [leaf.value for leaf in subscribed(seen)].count("UP") == 2, "UP again", 10)


@check
def subscribe_on_change_with_heartbeat_repeats(at):
    with gnmic_stream(at, "--stream-mode", "on-change", "--heartbeat-interval", "500ms", "--path", MTU) as client:
        expect_repeats(client, 1500, 0.5)
        expect_equal(syncs(client.messages), 1, "syncs")


@check
def subscribe_updates_only_leaves_out_the_initial_set(at):
    words = ["--stream-mode", "on-change", "--updates-only", "--path", DESCRIPTION]
    with restored(at), gnmic_stream(at, *words) as client:
        client.wait_for_sync()
        expect_equal(subscribed(client.watch(0.5)), [], "before a change")
        set_results(at, "--update", f"{DESCRIPTION}:::string:::news")
        client.wait_for(lambda seen: [leaf.value for leaf in subscribed(seen)] == ["news"], "the change alone", 3)
        set_results(at, "--delete", DESCRIPTION)
        client.wait_for(lambda seen: DESCRIPTION in deletes(seen) or "" in
                        [leaf.value for leaf in subscribed(seen)], "delete of the description", 3)


@check
def subscribe_target_defined_samples_counters_and_tells_events(at):
    with restored(at), gnmic_stream(at, "--path", f"{SPARE}/state/oper-status",
                                    "--path", f"{SPARE}/state/counters/in-octets") as client:
        client.wait_for_sync()
        octets = f"{SPARE}/state/counters/in-octets"
        client.wait_for(lambda seen: sum(leaf.path == octets for leaf in subscribed(seen)) >= 3, "third sample")
        counts = Counter(leaf.path for leaf in subscribed(client.messages))
        expect_equal(counts[f"{SPARE}/state/oper-status"], 1, "oper-status without change")
        expect_samples([leaf for leaf in subscribed(client.messages) if leaf.path == octets], 1)
        set_results(at, "--update", f"{SPARE}/config/enabled:::bool:::false")
        client.wait_for(lambda seen: "DOWN" in [leaf.value for leaf in subscribed(seen)], "DOWN", 3)


@check
def subscribe_errors_reach_the_caller(at):
    once = ["subscribe", "--mode", "once"]
    expect_error(gnmic(at, *once, "--path", "/interfaces/interfaze"), "UNIMPLEMENTED", "interfaze")
    expect_error(gnmic(at, *once, "--path", MTU, "--encoding", "bytes"), "UNIMPLEMENTED", "BYTES")
    expect_error(gnmic(at, *once, "--path", MTU, "--qos", "64"), "INVALID_ARGUMENT", "qos")
