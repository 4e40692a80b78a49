"""The check ``unknown-host``."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from seedlint import Finding, NoOptions, ProbeCheck, Seed, State, Target, Verdict

if TYPE_CHECKING:
    from seedlint import Network


class UnknownHost(ProbeCheck[NoOptions]):
    """Reports a link to a host that does not exist.

    ## Why

    A domain that is gone may be bought by anyone.

    ## Source

    RFC 1035: a name error says that no such domain exists; every other failure may pass.
    """

    groups = ("security",)

    def targets(self, seed: Seed) -> Iterator[Target]:
        """Yield the hosts of all links; each is asked about once in the whole run."""
        for link in seed.links:
            host = urlsplit(link.url).hostname
            if host is not None and link.span is not None:
                yield Target(host, link.span)

    async def probe(self, key: str, network: Network) -> Verdict:
        """Look the host up. What cannot be known now is unknown, not broken."""
        async with network.turn(key):
            try:
                await asyncio.get_running_loop().getaddrinfo(key, None)
            except socket.gaierror as error:
                return Verdict(State.BROKEN if error.errno == socket.EAI_NONAME else State.UNKNOWN)
        return Verdict(State.OK)

    def judge(self, target: Target, verdict: Verdict) -> Iterator[Finding]:
        """Yield the link to a host that is not there."""
        if verdict.state is State.BROKEN:
            yield Finding(target.span, f"the host {target.key} does not exist")
