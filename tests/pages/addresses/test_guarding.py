"""Private networks: not reached by name, by number, by redirect, nor by an answer that changes."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addresses.made_site import PUBLIC
from reportedly.pages.addresses.connecting import FetchError
from reportedly.pages.addresses.fetching import Fetcher
from reportedly.pages.addresses.networks import is_public

PAGE = b"<html><p>The ferry is late, the captain said.</p></html>"


def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(url)
    return str(error.value)


PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2606:4700::5efe:10.0.0.1",
    "2606:4700::200:5efe:192.168.0.1",
    "4000::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public(address, public, connected):
    assert not is_public(address)
    assert reason(public(address), "http://news.example/") == (
        f"a private address ({address}): allow it with --allow-private"
    )
    assert connected == []


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.215.14",
        "172.32.0.1",
        "100.128.0.1",
        "2606:4700::1111",
        "2a00:1450::1",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
    ],
)
def test_what_is_public(address):
    assert is_public(address)


@given(st.ip_addresses())
def test_python_knows_of_no_private_address_that_is_taken_for_public(address):
    if is_public(str(address)):
        plain = getattr(address, "sixtofour", None) or getattr(address, "ipv4_mapped", None) or address
        in_nat64 = address.version == 6 and address in ipaddress.ip_network("64:ff9b::/96")
        assert in_nat64 or (plain.is_global and not plain.is_multicast)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_another_is_as_public_as_it_is(address):
    number = int(address)
    inside = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x0064_FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1),
    ]
    assert {is_public(str(one)) for one in inside} == {is_public(str(address))}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "10.0.0.7", "[::ffff:127.0.0.1]", "169.254.169.254", "0.0.0.0"]
)
def test_numbers_are_not_looked_up_and_not_reached(host, public, connected):
    told = reason(public(), f"http://{host}/latest/meta-data")
    assert told.startswith("a private address (")
    assert connected == []


def test_the_loopback_by_its_name(connected):
    assert reason(Fetcher(), "http://localhost:9/").startswith("a private address (")
    assert connected == []


def test_it_is_allowed_where_it_is_said(site, fetcher):
    site.pages["/"] = PAGE
    assert fetcher.fetch(site.url()).content == PAGE


def test_a_redirect_to_a_private_address_is_refused(site, public, connected):
    site.pages["/"] = (302, {"Location": site.url("/secret")}, b"")
    site.pages["/secret"] = b"secret"
    assert reason(public(), "http://news.example/") == (
        "a private address (127.0.0.1): allow it with --allow-private"
    )
    assert "/secret" not in site.asked
    assert {address for address, _ in connected} == {PUBLIC}


def test_a_redirect_of_robots_to_a_private_address_is_refused(site, public):
    site.pages["/robots.txt"] = (302, {"Location": site.url("/secret")}, b"")
    site.pages["/"] = PAGE
    assert reason(public(), "http://news.example/").startswith("a private address (127.0.0.1)")
    assert site.asked == ["/robots.txt"]


def test_a_host_whose_answer_changes_is_connected_to_as_checked_each_time(site, public, connected):
    """DNS rebinding: public when asked first, and then the loopback. What was checked is what is connected to."""
    answers = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    asked = []

    def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
        asked.append(host)
        return next(answers)

    site.pages["/"] = PAGE
    fetcher = public(resolve=resolve)
    assert fetcher.fetch("http://news.example/").content == PAGE
    assert len(asked) == len(connected) == 2, "one lookup a connection: nothing between check and use"
    assert reason(fetcher, "http://news.example/").startswith("a private address (127.0.0.1)")
    assert {address for address, _ in connected} == {PUBLIC}


def test_of_several_addresses_only_the_public_are_tried(site, public, connected):
    site.pages["/"] = PAGE
    assert public("10.0.0.1", PUBLIC).fetch("http://news.example/").content == PAGE
    assert {address for address, _ in connected} == {PUBLIC}


def test_proxies_of_the_environment_are_not_used(site, fetcher, monkeypatch):
    """A proxy would look the host up itself, and reach what is not allowed."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/"] = PAGE
    assert fetcher.fetch(site.url()).content == PAGE
