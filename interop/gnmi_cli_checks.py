"""gnmi_cli, the reference client. It sends every path twice, as `elem` and as the deprecated `element`."""

import re

from google.protobuf import text_format
from pygnmi.spec.v080 import gnmi_pb2

from clients import SPARE, gnmi_cli, leaves, restored, subscribed, syncs, text_message, text_messages, values
from harness import check, device_check, expect, expect_equal, expect_error, expect_success, gateway_check

STATE = "/interfaces/interface[name=eth0]/state"
MTU = f"{STATE}/mtu"
DESCRIPTION = f"{SPARE}/config/description"


def path(text):
    """A path in protobuf's text form, for paths of interfaces alone."""
    _, interfaces, interface, *below = text.split("/")
    name = interface.removeprefix("interface[name=").removesuffix("]")
    keyed = f'elem: {{ name: "interface" key: {{ key: "name" value: "{name}" }} }}'
    return " ".join([f'elem: {{ name: "{interfaces}" }}', keyed, *(f'elem: {{ name: "{elem}" }}' for elem in below)])


def prefix(at):
    return f'prefix: {{ target: "{at.target}" }}' if at.target else ""


def get(at, *paths, encoding="PROTO", prefix_text=None):
    wanted = " ".join(f"path: {{ {path(text)} }}" for text in paths)
    before = prefix(at) if prefix_text is None else prefix_text
    return gnmi_cli(at, "-get", "-proto", f"{before} {wanted} encoding: {encoding}")


def got(result):
    return leaves(text_message(expect_success(result).stdout, gnmi_pb2.GetResponse())["notification"])


@check
def capabilities(at):
    told = text_format.Parse(expect_success(gnmi_cli(at, "-capabilities")).stdout, gnmi_pb2.CapabilityResponse())
    expect_equal(told.gNMI_version, "0.10.0", "version")
    expect_equal({gnmi_pb2.Encoding.Name(each) for each in told.supported_encodings},
                 {"JSON", "JSON_IETF", "PROTO", "ASCII"}, "encodings")
    expect("openconfig-interfaces" in {model.name for model in told.supported_models}, str(told))


@check
def get_is_a_notification_a_path(at):
    found = got(get(at, MTU, f"{STATE}/name"))
    expect_equal([(leaf.path, leaf.value, leaf.target) for leaf in found],
                 [(MTU, 1500, at.target), (f"{STATE}/name", "eth0", at.target)], "leaves")


@device_check
def get_reflects_the_target_as_sent(at):
    (leaf,) = got(get(at, MTU, prefix_text='prefix: { target: "any name" }'))
    expect_equal((leaf.target, leaf.value), ("any name", 1500), "leaf")


@check
def get_of_an_absent_interface_is_not_found(at):
    expect_error(get(at, "/interfaces/interface[name=eth99]/state"), "NOT_FOUND", "eth99")


@check
def get_of_bytes_is_unimplemented(at):
    expect_error(get(at, MTU, encoding="BYTES"), "UNIMPLEMENTED", "BYTES")


def set_operations(at, request):
    result = expect_success(gnmi_cli(at, "-set", "-proto", f"{prefix(at)} {request}"))
    return [done["op"] for done in text_message(result.stdout, gnmi_pb2.SetResponse())["response"]]


@check
def set_updates_and_deletes(at):
    with restored(at):
        update = f'update: {{ path: {{ {path(DESCRIPTION)} }} val: {{ string_val: "by gnmi_cli" }} }}'
        expect_equal(set_operations(at, update), ["UPDATE"], "operations")
        (leaf,) = got(get(at, DESCRIPTION))
        expect_equal(leaf.value, "by gnmi_cli", "description")
        expect_equal(set_operations(at, f"delete: {{ {path(DESCRIPTION)} }}"), ["DELETE"], "operations")
        expect_error(get(at, DESCRIPTION), "NOT_FOUND", "description")


@gateway_check
def set_without_a_target_is_an_invalid_argument(at):
    update = f'update: {{ path: {{ {path(DESCRIPTION)} }} val: {{ string_val: "everywhere" }} }}'
    expect_error(gnmi_cli(at, "-set", "-proto", update), "INVALID_ARGUMENT", "target")


@check
def subscribe_once_shows_a_tree(at):
    """The grouped display, which reads values and paths with the client library's own eyes."""
    prefix = f'prefix: {{ target: "{at.target}" }}'  # the client demands a prefix, if only an empty one
    request = f"subscribe: {{ {prefix} mode: ONCE encoding: PROTO subscription: {{ path: {{ {path(STATE)} }} }} }}"
    shown = expect_success(gnmi_cli(at, "-proto", request)).stdout
    for text in ('"mtu": 1500', '"name": "eth0"', '"oper-status": "UP"', '"enabled": true', '"in-octets": '):
        expect(text in shown, f"no {text} in:\n{shown}")
    expect(not at.target or f'"{at.target}": {{' in shown, shown)


@check
def subscribe_once_in_messages(at):
    seen = text_messages(expect_success(gnmi_cli(at, "-q", STATE, "-qt", "once", "-dt", "proto")).stdout)
    expect_equal(syncs(seen), 1, "syncs")
    expect("syncResponse" in seen[-1], f"last message: {seen[-1]}")
    expect_equal(values(subscribed(seen))[MTU], 1500, "mtu")


@device_check
def subscribe_once_with_and_without_a_target(at):
    for target in ("", "router1", "any name"):
        seen = text_messages(expect_success(gnmi_cli(at, "-q", MTU, "-dt", "proto", target=target)).stdout)
        expect_equal([(leaf.target, leaf.value) for leaf in subscribed(seen)], [(target, 1500)], "leaves")


@check
def subscribe_polls(at):
    shown = expect_success(gnmi_cli(at, "-q", MTU, "-qt", "polling", "-pi", "200ms", "-c", "3")).stdout
    expect_equal(len(re.findall(r'"mtu": .*\b1500\b', shown)), 3, f"rounds in:\n{shown}")


@check
def subscribe_streams_samples_of_a_counter(at):
    words = ["-q", f"{STATE}/counters/in-octets", "-qt", "streaming", "-sd", "3500ms", "-dt", "proto"]
    seen = text_messages(gnmi_cli(at, *words).stdout)
    expect_equal(["syncResponse" in message for message in seen[:2]], [False, True], "first two messages")
    times = [leaf.timestamp for leaf in subscribed(seen)]
    expect(3 <= len(times) <= 5 and times == sorted(set(times)), f"one each second for 3.5 s: {times}")


@check
def subscribe_updates_only_starts_with_the_sync(at):
    words = ["-q", f"{STATE}/counters/in-octets", "-qt", "streaming", "-sd", "2500ms", "-dt", "proto", "-updates_only"]
    seen = text_messages(gnmi_cli(at, *words).stdout)
    expect("syncResponse" in seen[0] and len(seen) > 1, str(seen[:2]))


@check
def subscribe_to_an_unknown_path_is_unimplemented(at):
    expect_error(gnmi_cli(at, "-q", "/interfaces/interfaze"), "UNIMPLEMENTED", "interfaze")
