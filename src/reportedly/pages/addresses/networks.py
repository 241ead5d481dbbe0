"""Which Internet addresses are public: reached from everywhere, and no way into somebody's own network."""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from reportedly.knowledge import table

_ALLOCATED = IPv6Network("2000::/3")
"""All of IPv6 that is public so far (RFC 3587)."""

_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The upper half of an interface's identifier that holds an IPv4 address (RFC 5214)."""


def is_public(address: str) -> bool:
    """Whether packets to the address reach the one host that all the world reaches under it.

    An IPv6 address that leads to an IPv4 address is as public as that one.

    >>> is_public("1.1.1.1"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    >>> is_public("2606:4700::1111"), is_public("2002:0a00:0001::"), is_public("64:ff9b::192.168.0.1")
    (True, False, False)
    """
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        inner = _inner(found)
        if inner is not None:
            return is_public(str(inner))
        if found not in _ALLOCATED or _isatap(found) not in (None, True):
            return False
    return not any(found in block for block in _special() if block.version == found.version)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which packets go: mapped, translated (NAT64), tunnelled (6to4) or compatible."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour


def _isatap(address: IPv6Address) -> bool | None:
    """Whether the IPv4 address inside is public; none where there is no tunnel."""
    if (int(address) >> 32) & 0xFFFF_FFFF not in _ISATAP:
        return None
    return is_public(str(IPv4Address(int(address) & 0xFFFF_FFFF)))


@cache
def _special() -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(row["block"]) for row in table("special_networks"))
