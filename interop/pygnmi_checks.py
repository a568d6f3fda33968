"""pygnmi, on grpcio: a gRPC implementation that is neither Java nor Go."""

import logging
import threading

import grpc
from pygnmi.client import gNMIclient, gNMIException

from clients import SPARE, restored
from harness import check, device_check, expect, expect_equal, gateway_check

STATE = "/interfaces/interface[name=eth0]/state"
MTU = f"{STATE}/mtu"
DESCRIPTION = f"{SPARE}/config/description"


logging.getLogger("pygnmi.client").disabled = True  # it prints what it raises too


def unless_cancelled(failure):
    """pygnmi leaves the end of a stream to its thread, where our own closing of the channel is a CANCELLED."""
    error = failure.exc_value
    if not (isinstance(error, grpc.RpcError) and error.code() == grpc.StatusCode.CANCELLED):
        threading.__excepthook__(failure)


threading.excepthook = unless_cancelled


def connected(at):
    # pygnmi always sends a user and a password; without TLS the server takes them unchecked.
    return gNMIclient(target=at.host_and_port, username="admin", password="admin", insecure=True)


def target(at):
    return at.target or None


def updates(notification):
    """Absolute path to value, of a Notification as pygnmi gives it."""
    prefix = notification.get("prefix") or ""
    return {"/" + "/".join(filter(None, [prefix, update["path"]])): update["val"] for update in notification["update"]}


def expect_refused(call, code, *words):
    try:
        answer = call()
    except gNMIException as refused:
        expect_equal(refused.orig_exc.code(), code, f"code of {refused}")
        for word in words:
            expect(word in refused.orig_exc.details(), f"wanted {word!r} in {refused}")
    else:
        raise AssertionError(f"wanted {code}, but it succeeded: {answer}")


@check
def capabilities(at):
    with connected(at) as client:
        told = client.capabilities()
    expect_equal(told["gnmi_version"], "0.10.0", "version")
    expect_equal(set(told["supported_encodings"]), {"json", "json_ietf", "proto", "ascii"}, "encodings")
    expect("openconfig-interfaces" in {model["name"] for model in told["supported_models"]}, str(told))


@check
def get_in_each_encoding(at):
    with connected(at) as client:
        for encoding, mtu in {"json": 1500, "json_ietf": 1500, "proto": 1500, "ascii": "1500"}.items():
            (notification,) = client.get(path=[MTU], target=target(at), encoding=encoding)["notification"]
            expect_equal(updates(notification), {MTU: mtu}, encoding)
            expect(notification["timestamp"] > 1e18, str(notification))


@check
def get_of_a_container_and_a_type(at):
    with connected(at) as client:
        path = ["/interfaces/interface[name=eth0]"]
        (notification,) = client.get(path=path, target=target(at), datatype="config")["notification"]
    ((_, interface),) = updates(notification).items()
    expect_equal((interface["config"]["mtu"], "state" in interface), (1500, False), "config alone")


@device_check
def get_with_and_without_a_target(at):
    with connected(at) as client:
        for name in (None, "router1", "any name"):
            (notification,) = client.get(path=[MTU], target=name)["notification"]
            expect_equal(updates(notification), {MTU: 1500}, f"target {name}")


@gateway_check
def get_without_a_target_is_a_notification_a_device(at):
    with connected(at) as client:
        notifications = client.get(path=["/interfaces/interface[name=*]/state/oper-status"])["notification"]
    expect_equal(len(notifications), 22, "9 routers, 12 switches and this machine")


@check
def get_errors_carry_code_and_message(at):
    with connected(at) as client:
        absent = ["/interfaces/interface[name=eth99]/state"]
        expect_refused(lambda: client.get(path=absent, target=target(at)), grpc.StatusCode.NOT_FOUND, "eth99")
        unknown = ["/interfaces/interfaze"]
        expect_refused(lambda: client.get(path=unknown, target=target(at)), grpc.StatusCode.UNIMPLEMENTED, "interfaze")


@check
def set_updates_replaces_and_deletes(at):
    config = f"{SPARE}/config"
    replacement = {"name": "eth1", "type": "iana-if-type:ethernetCsmacd", "description": "again"}
    with restored(at), connected(at) as client:
        def description():
            (notification,) = client.get(path=[config], target=target(at))["notification"]
            return updates(notification)[config].get("description")

        answer = client.set(update=[(config, {"description": "by pygnmi"})], target=target(at))
        expect_equal([result["op"] for result in answer["response"]], ["UPDATE"], "operations")
        expect_equal(description(), "by pygnmi", "description")
        client.set(replace=[(config, replacement)], encoding="json_ietf", target=target(at))
        expect_equal(description(), "again", "description")
        answer = client.set(delete=[DESCRIPTION], target=target(at))
        expect_equal([result["op"] for result in answer["response"]], ["DELETE"], "operations")
        expect_equal(description(), None, "description")


@check
def set_errors_carry_code_and_message(at):
    with connected(at) as client:
        read_only = [(STATE, {"mtu": 9000})]
        expect_refused(lambda: client.set(update=read_only, target=target(at)),
                       grpc.StatusCode.INVALID_ARGUMENT, STATE, "read-only")


def each_way_to_name_the_target(at):
    return ["router1"] if at.target else [None, "router1", "any name"]


@check
def subscribe_once(at):
    for name in each_way_to_name_the_target(at):
        with connected(at) as client:
            request = {"subscription": [{"path": STATE}], "mode": "once", "encoding": "proto"}
            seen = list(client.subscribe2(subscribe=request, target=name))
        expect_equal([list(message) for message in seen[-1:]], [["sync_response"]], "last message")
        found = {}
        for message in seen[:-1]:
            found.update(updates(message["update"]))
        expect_equal((found[MTU], found[f"{STATE}/name"]), (1500, "eth0"), "mtu and name")
        expect(f"{STATE}/counters/in-octets" in found, str(found))


@check
def subscribe_stream_of_samples(at):
    for name in each_way_to_name_the_target(at):
        with connected(at) as client:
            path = f"{STATE}/counters/in-octets"
            request = {"subscription": [{"path": path, "mode": "sample", "sample_interval": 300_000_000}],
                       "mode": "stream", "encoding": "json"}
            stream = client.subscribe2(subscribe=request, target=name)
            seen = [stream.get_update(timeout=5) for _ in range(4)]
            stream.close()
        expect(seen[0].get("sync_response"), f"pygnmi ends the initial set with the sync: {seen[0]}")
        times = [message["update"]["timestamp"] for message in seen]
        expect(0.5e9 < times[-1] - times[0] < 1.5e9, f"three steps of 0.3 s: {times}")
        octets = [updates(message["update"])[path] for message in seen]
        expect(octets == sorted(octets), f"in-octets does not grow: {octets}")


@check
def subscribe_on_change(at):
    request = {"subscription": [{"path": DESCRIPTION, "mode": "on_change"}], "mode": "stream", "encoding": "json"}
    with restored(at), connected(at) as client:
        stream = client.subscribe2(subscribe=request, target=target(at))
        stream.get_update(timeout=5)
        client.set(update=[(DESCRIPTION, '"seen by pygnmi"')], target=target(at))
        change = stream.get_update(timeout=5)
        client.set(delete=[DESCRIPTION], target=target(at))
        gone = stream.get_update(timeout=5)
        stream.close()
    expect_equal(updates(change["update"]), {DESCRIPTION: "seen by pygnmi"}, "change")
    expect(gone["update"]["delete"], f"a delete: {gone}")


@check
def subscribe_poll(at):
    with connected(at) as client:
        request = {"subscription": [{"path": MTU}], "mode": "poll", "encoding": "json"}
        polled = client.subscribe2(subscribe=request, target=target(at))
        for _ in range(3):
            expect_equal(updates(polled.get_update(timeout=5)["update"]), {MTU: 1500}, "answer")
        polled.close()


@check
def subscribe_errors_reach_the_caller(at):
    with connected(at) as client:
        request = {"subscription": [{"path": "/interfaces/interfaze"}], "mode": "once"}
        try:
            answer = list(client.subscribe(subscribe=request | {"prefix": ""}))
        except grpc.RpcError as refused:
            expect_equal(refused.code(), grpc.StatusCode.UNIMPLEMENTED, "code")
            expect("interfaze" in refused.details(), refused.details())
        else:
            raise AssertionError(f"wanted UNIMPLEMENTED, but it succeeded: {answer}")
