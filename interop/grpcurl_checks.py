"""grpcurl: everything by reflection, so that a person with nothing but grpcurl gets along."""

import base64
import time

from clients import (
    SPARE, gnmic, gnmic_get, grpcurl, grpcurl_stream, json_values, leaves, restored, this_machine,
)
from harness import check, device_check, expect, expect_equal, expect_error, expect_success, gateway_check

SUBSCRIBE = "NetworkTelemetry/Subscribe"
COUNTERS = ["bytesRx", "bytesTx", "packetsRx", "packetsTx", "errorsRx", "errorsTx", "discardsRx", "discardsTx"]
EVERYWHERE = {
    "NetworkTelemetry",
    "gnmi.gNMI",
    "grpc.health.v1.Health",
    "grpc.reflection.v1.ServerReflection",
    "grpc.reflection.v1alpha.ServerReflection",
}
REFLECTION = ["grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"]


def answers(result):
    """The answers of a call that ended with status OK."""
    return json_values(expect_success(result).stdout)


# ---- Reflection


@gateway_check
def list_names_every_service(at):
    listed = expect_success(grpcurl(at, "list")).stdout.split()
    expect_equal(set(listed), EVERYWHERE | {"spate.v1.Admin"}, "services")


@device_check
def list_leaves_out_the_gateways_admin(at):
    listed = expect_success(grpcurl(at, "list")).stdout.split()
    expect_equal(set(listed), EVERYWHERE, "services")


@check
def list_of_a_service_names_its_methods(at):
    listed = expect_success(grpcurl(at, "list", "gnmi.gNMI")).stdout.split()
    expect_equal(listed, [f"gnmi.gNMI.{rpc}" for rpc in ("Capabilities", "Get", "Set", "Subscribe")], "methods")


@check
def describe_shows_the_methods_of_a_service(at):
    gnmi = expect_success(grpcurl(at, "describe", "gnmi.gNMI")).stdout
    expect("rpc Subscribe ( stream .gnmi.SubscribeRequest ) returns ( stream .gnmi.SubscribeResponse );" in gnmi, gnmi)
    expect("rpc Set ( .gnmi.SetRequest ) returns ( .gnmi.SetResponse );" in gnmi, gnmi)
    simple = expect_success(grpcurl(at, "describe", "NetworkTelemetry")).stdout
    expect("rpc Subscribe ( stream .SubscribeRequest ) returns ( stream .SubscribeResponse );" in simple, simple)


@check
def describe_shows_the_fields_of_a_message(at):
    request = expect_success(grpcurl(at, "describe", "SubscribeRequest")).stdout
    for field in ("string interface_name = 1;", "interval_ms", "mode"):
        expect(field in request, request)
    counters = expect_success(grpcurl(at, "describe", "InterfaceCounters")).stdout
    for counter in ("bytes_rx", "bytes_tx", "packets_rx", "packets_tx", "errors_rx", "errors_tx", "discards_rx"):
        expect(f"optional uint64 {counter} = " in counters, counters)
    value = expect_success(grpcurl(at, "describe", "gnmi.TypedValue")).stdout
    for field in ("string string_val = 1;", "uint64 uint_val = 3;", "bytes json_ietf_val = 11;", "double_val = 14;"):
        expect(field in value, value)


@check
def describe_resolves_the_import_of_gnmi_ext(at):
    extension = expect_success(grpcurl(at, "describe", "gnmi_ext.Extension")).stdout
    for field in (".gnmi_ext.MasterArbitration master_arbitration = 2;", ".gnmi_ext.Depth depth = 5;"):
        expect(field in extension, extension)
    get = expect_success(grpcurl(at, "describe", "gnmi.GetRequest")).stdout
    expect("repeated .gnmi_ext.Extension extension = 7;" in get, get)


@check
def reflection_answers_v1_and_v1alpha(at):
    for service in REFLECTION:
        listing, file = answers(grpcurl(
            at, f"{service}/ServerReflectionInfo",
            data=[{"listServices": ""}, {"fileContainingSymbol": "gnmi_ext.Extension"}]))
        names = {listed["name"] for listed in listing["listServicesResponse"]["service"]}
        expect(EVERYWHERE <= names, f"{service} lists {names}")
        files = [base64.b64decode(text) for text in file["fileDescriptorResponse"]["fileDescriptorProto"]]
        wanted = b"github.com/openconfig/gnmi/proto/gnmi_ext/gnmi_ext.proto"
        expect(any(wanted in descriptor for descriptor in files), f"{service}: no file is named {wanted}")


@check
def reflection_takes_the_users_headers(at):
    listed = expect_success(grpcurl(at, "list", flags=["-H", "username: admin", "-H", "password: admin"])).stdout
    expect("gnmi.gNMI" in listed, listed)


# ---- Health


@check
def health_is_serving_for_the_server_and_each_service(at):
    for service in ("", "gnmi.gNMI", "NetworkTelemetry"):
        (health,) = answers(grpcurl(at, "grpc.health.v1.Health/Check", data={"service": service}))
        expect_equal(health, {"status": "SERVING"}, f"health of {service!r}")


@check
def health_of_an_unknown_service_is_not_found(at):
    expect_error(grpcurl(at, "grpc.health.v1.Health/Check", data={"service": "no.Such"}), "NOT_FOUND")


# ---- NetworkTelemetry


def expect_counters(answer, interface):
    counters = answer["counters"]
    expect_equal(counters["interfaceName"], interface, "interface_name")
    for counter in COUNTERS:
        expect(int(counters[counter]) >= 0, f"{counter} of {answer}")
    expect(int(counters["bytesRx"]) >= 64 * int(counters["packetsRx"]), f"packets below 64 bytes: {answer}")
    now = time.time()
    expect(abs(int(counters["timestamp"]) / 1e9 - now) < 5, f"timestamp is not nanoseconds of now: {answer}")
    expect(abs(int(answer["responseTimestamp"]) / 1e3 - now) < 5, f"response_timestamp is not ms of now: {answer}")


@check
def once_answers_with_all_counters_and_ends(at):
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data={"interface_name": at.interface("eth0"), "mode": "ONCE"}))
    expect_counters(answer, at.interface("eth0"))


@device_check
def once_takes_the_name_with_its_own_device_in_front(at):
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data={"interface_name": "router1:eth0", "mode": "ONCE"}))
    expect_counters(answer, "router1:eth0")


@gateway_check
def once_reaches_a_switch_through_the_gateway(at):
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data={"interface_name": "switch1:gi0/0", "mode": "ONCE"}))
    expect_counters(answer, "switch1:gi0/0")


@gateway_check
def once_reaches_this_machine_through_the_gateway(at):
    machine = this_machine(at)
    names = gnmic_get(at, "--path", "/interfaces/interface[name=*]/state/name", target=machine)
    name = f"{machine}:{leaves(names)[0].value}"
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data={"interface_name": name, "mode": "ONCE"}))
    expect_equal(answer["counters"]["interfaceName"], name, "interface_name")
    expect(int(answer["counters"]["bytesRx"]) >= 0, str(answer))


@check
def stream_answers_at_once_then_each_interval(at):
    request = {"interface_name": at.interface("eth0"), "mode": "STREAM", "interval_ms": 500}
    with grpcurl_stream(at, SUBSCRIBE, request) as client:
        client.wait_for(lambda seen: seen, "first answer", 5)
        client.wait_for(lambda seen: len(seen) >= 5, "fifth answer", 5)
        seen = client.watch(0)[:5]
    for answer in seen:
        expect_counters(answer, at.interface("eth0"))
    expect_steps([int(answer["responseTimestamp"]) for answer in seen], 500)
    expect_steps([int(answer["counters"]["timestamp"]) / 1e6 for answer in seen], 500)
    received = [int(answer["counters"]["bytesRx"]) for answer in seen]
    expect(received == sorted(received) and received[0] < received[-1], f"bytes_rx does not grow: {received}")


def expect_steps(milliseconds, interval):
    """Evenly spaced on the whole; one late answer is allowed for, since the machine may be busy."""
    span = milliseconds[-1] - milliseconds[0]
    wanted = interval * (len(milliseconds) - 1)
    expect(abs(span - wanted) < interval, f"wanted steps of {interval} ms, got {milliseconds}")


@check
def stream_without_mode_and_interval_is_one_each_second(at):
    with grpcurl_stream(at, SUBSCRIBE, {"interface_name": at.interface("eth0")}) as client:
        seen = client.wait_for(lambda seen: len(seen) >= 3, "third answer", 8)
    expect_steps([int(answer["responseTimestamp"]) for answer in seen], 1000)


@check
def poll_answers_each_request_and_ends_with_the_clients_side(at):
    request = {"interface_name": at.interface("eth0"), "mode": "POLL"}
    seen = answers(grpcurl(at, SUBSCRIBE, data=[request, request, request]))
    expect_equal(len(seen), 3, "answers")
    for answer in seen:
        expect_counters(answer, at.interface("eth0"))


@check
def poll_stays_open_after_an_error(at):
    good = {"interface_name": at.interface("eth0"), "mode": "POLL"}
    bad = {"interface_name": at.interface("eth99"), "mode": "POLL"}
    first, second = answers(grpcurl(at, SUBSCRIBE, data=[bad, good]))
    expect_equal(first["error"]["code"], "DOES_NOT_EXIST", "first answer")
    expect_counters(second, at.interface("eth0"))


def expect_error_answer(at, request, code, *words):
    """One answer, an error, and status OK; its message names what was wrong."""
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data=request))
    expect_equal(answer["error"]["code"], code, f"code of {answer} to {request}")
    for word in words:
        expect(word in answer["error"]["message"], f"wanted {word!r} in the message of {answer}")
    expect("counters" not in answer and int(answer["responseTimestamp"]) > 0, str(answer))


@check
def an_unknown_interface_does_not_exist(at):
    for mode in ("ONCE", "STREAM"):
        request = {"interface_name": at.interface("eth99"), "mode": mode}
        expect_error_answer(at, request, "DOES_NOT_EXIST", "eth99")


@gateway_check
def an_unknown_device_does_not_exist(at):
    expect_error_answer(at, {"interface_name": "router77:eth0", "mode": "ONCE"}, "DOES_NOT_EXIST", "router77")


@device_check
def another_device_does_not_exist_here(at):
    expect_error_answer(at, {"interface_name": "router2:eth0", "mode": "ONCE"}, "DOES_NOT_EXIST", "router2")


@check
def a_malformed_name_is_an_invalid_argument(at):
    for name in ("", ":eth0", "router1:"):
        expect_error_answer(at, {"interface_name": name, "mode": "ONCE"}, "INVALID_ARGUMENT", "interface_name")


@gateway_check
def a_name_without_device_is_an_invalid_argument(at):
    expect_error_answer(at, {"interface_name": "eth0", "mode": "ONCE"}, "INVALID_ARGUMENT", "eth0")


@check
def an_interval_out_of_range_is_an_invalid_argument(at):
    for interval in (99, 86_400_001, -1):
        request = {"interface_name": at.interface("eth0"), "interval_ms": interval}
        expect_error_answer(at, request, "INVALID_ARGUMENT", "interval_ms", str(interval))


@check
def an_unknown_mode_is_an_invalid_argument(at):
    expect_error_answer(at, {"interface_name": at.interface("eth0"), "mode": 7}, "INVALID_ARGUMENT", "mode", "7")


@check
def a_second_message_on_a_stream_is_an_invalid_argument(at):
    request = {"interface_name": at.interface("eth0"), "interval_ms": 60000}
    seen = answers(grpcurl(at, SUBSCRIBE, data=[request, request]))
    expect_equal(seen[-1].get("error", {}).get("code"), "INVALID_ARGUMENT", f"last answer of {seen}")


@check
def a_disabled_interface_is_not_active(at):
    name = at.interface("eth1")
    with restored(at), grpcurl_stream(at, SUBSCRIBE, {"interface_name": name, "interval_ms": 200}) as stream:
        stream.wait_for(lambda seen: seen, "first answer")
        expect_success(gnmic(at, "set", "--update", f"{SPARE}/config/enabled:::bool:::false"))
        ended = stream.wait(10)
        *before, last = answers(ended)
        expect(all("counters" in answer for answer in before), ended.text)
        expect_equal(last["error"]["code"], "NOT_ACTIVE", "last answer of the stream")
        for mode in ("ONCE", "STREAM"):
            expect_error_answer(at, {"interface_name": name, "mode": mode}, "NOT_ACTIVE", "eth1")
    (answer,) = answers(grpcurl(at, SUBSCRIBE, data={"interface_name": name, "mode": "ONCE"}))
    expect_counters(answer, name)


@gateway_check
def pings_each_ten_seconds_are_permitted(at):
    """While no data flows, a third ping too soon would be answered by GOAWAY, which ends the stream."""
    request = {"interface_name": "router1:eth0", "interval_ms": 3_600_000}
    with grpcurl_stream(at, SUBSCRIBE, request, flags=["-keepalive-time", "10"]) as client:
        client.wait_for(lambda seen: seen, "first answer")
        client.watch(45)
        expect(client.process.poll() is None, f"the stream ended: {client.text}")


# ---- Admin


@gateway_check
def admin_tells_version_sources_devices_and_counters(at):
    (status,) = answers(grpcurl(at, "spate.v1.Admin/Status", data={}))
    expect(status["version"], f"no version in {status}")
    expect(float(status["uptime"].removesuffix("s")) > 0, f"no uptime in {status}")
    for source in status["sources"]:
        expect_equal(source["state"], "RUNNING", f"state of {source}")
        expect("lastUpdate" in source and "error" not in source, str(source))
    devices = {device["target"]: device for device in status["devices"]}
    expect_equal(len(devices), 22, f"9 routers, 12 switches and this machine: {sorted(devices)}")
    for name in ("router1", "router9", "switch1", "switch12"):
        expect_equal(devices[name]["state"], "LIVE", name)
        expect(float(devices[name]["age"].removesuffix("s")) < 5, str(devices[name]))
    expect(any(int(counter.get("value", 0)) > 0 for counter in status["counters"]), str(status["counters"]))


@device_check
def admin_is_not_offered_by_a_device(at):
    result = grpcurl(at, "spate.v1.Admin/Status", data={})
    expect(result.returncode != 0 and "does not expose service \"spate.v1.Admin\"" in result.text, result.text)
