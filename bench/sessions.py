"""Readers who are at work at the same time, over the websocket and without a browser."""

import asyncio
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from bench.protocol import Browser

PATIENCE = 30  # seconds after which an answer is taken for lost
_STREAM = "_stcore/stream"
_GRACE = 10  # seconds after the end in which an action may still begin
_LARGEST = 50_000_000  # bytes of one message

# Changes what a browser holds and returns the name of the action, and the key of a pressed button or "".
Action = Callable[[Browser, Random], tuple[str, str]]


@dataclass
class Tally:
    """What came of all actions: seconds by their name, and what went wrong, in words."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    received: int = 0  # bytes that came over the wire, as they were packed
    asked: int = 0  # actions that were due

    def add(self, name: str, seconds: float) -> None:
        """Note that an action *name* took *seconds*."""
        self.seconds.setdefault(name, []).append(seconds)

    def all(self, *, but: str = "") -> list[float]:
        """Return the seconds of every action, except those with the name *but*."""
        return [one for name, times in self.seconds.items() if name != but for one in times]


class _Counting(ClientConnection):
    """A connection that counts the bytes that come over the wire."""

    wire = 0

    def data_received(self, data: bytes) -> None:
        """Count *data* and hand it on."""
        self.wire += len(data)
        super().data_received(data)


class Session:
    """One reader: a connection, and what the page in the browser would remember."""

    def __init__(self, address: str, tally: Tally) -> None:
        self.browser = Browser(address)
        self.tally = tally
        self.socket: ClientConnection | None = None

    async def open(self) -> None:
        """Connect and load the page that the address names."""
        stream = self.browser.url.replace("http", "ws", 1) + _STREAM
        begin = time.perf_counter()
        self.socket = await connect(
            stream,
            subprotocols=[Subprotocol("streamlit")],
            max_size=_LARGEST,
            max_queue=None,
            ping_interval=None,
            create_connection=_Counting,
            proxy=None,
        )
        await self._run("open", "", begin)

    async def act(self, action: Action, chance: Random, due: float) -> None:
        """Do *action*, which was *due* at that moment; the time is counted from there."""
        name, pressed = action(self.browser, chance)
        await self._run(name, pressed, due)

    async def _run(self, name: str, pressed: str, begin: float) -> None:
        assert self.socket is not None
        try:
            await self.socket.send(self.browser.rerun(pressed).SerializeToString())
            await asyncio.wait_for(self._until_finished(), PATIENCE)
        except TimeoutError:
            self.tally.errors.append(f"{name}: no answer in {PATIENCE} s")
        except ConnectionClosed as error:
            self.tally.errors.append(f"{name}: the connection was closed: {error}")
            raise
        else:
            self.tally.add(name, time.perf_counter() - begin)
        self.tally.errors.extend(f"{name}: {mistake}" for mistake in self.browser.mistakes)
        self.browser.mistakes.clear()

    async def _until_finished(self) -> None:
        assert self.socket is not None
        self.browser.begin()
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.socket.recv(decode=False))
            if message.WhichOneof("type") == "script_finished":
                status = message.script_finished
                if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    self.browser.begin()
                    continue
                self.browser.end()
                if status != ForwardMsg.FINISHED_SUCCESSFULLY:
                    self.tally.errors.append(f"the script ended with status {status}")
                return
            self.browser.take(message)

    async def close(self) -> None:
        """Leave, as a reader who closes the tab, and count the bytes."""
        if isinstance(self.socket, _Counting):
            self.tally.received += self.socket.wire
        if self.socket is not None:
            await self.socket.close()


def _actions_of(mix: dict[Action, int], chance: Random) -> Iterator[Action]:
    actions, weights = list(mix), list(mix.values())
    while True:
        yield chance.choices(actions, weights)[0]


async def _be(session: Session, mix: dict[Action, int], pace: float, until: float, seed: int) -> None:
    """Do one action every *pace* seconds until that moment; begin at a random part of a pace.

    Who has to wait for the server stops soon after that moment, with actions undone.
    """
    chance = Random(seed)
    actions = _actions_of(mix, chance)
    due = time.perf_counter() + chance.random() * pace
    session.tally.asked += max(0, math.ceil((until - due) / pace))
    with suppress(ConnectionClosed):
        while due < until and time.perf_counter() < until + _GRACE:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await session.act(next(actions), chance, due)
            due += pace


@dataclass
class Class:
    """Readers who came and are still there."""

    sessions: list[Session]
    tally: Tally

    async def leave(self) -> None:
        """Close every connection."""
        await asyncio.gather(*(session.close() for session in self.sessions), return_exceptions=True)


async def gather_class(
    addresses: Sequence[str],
    number: int,
    seconds: float,
    mix: dict[Action, int],
    *,
    pace: float,
    arrival: float,
) -> Class:
    """Let *number* readers come to *addresses* in turn, within *arrival* seconds, act, and stay.

    They act for *seconds* after the last has come.

    Each does one action every *pace* seconds. An action that has to wait for the one before it is
    counted from the moment it was due, so that a slow server cannot hide behind its queue.
    """
    tally = Tally()
    sessions = [Session(addresses[each % len(addresses)], tally) for each in range(number)]
    begin = time.perf_counter()

    async def come(session: Session, index: int) -> None:
        await asyncio.sleep(arrival * index / number)
        try:
            await session.open()
        except (OSError, ConnectionClosed) as error:
            tally.errors.append(f"open: {error}")
            return
        await _be(session, mix, pace, begin + arrival + seconds, index)

    await asyncio.gather(*(come(session, index) for index, session in enumerate(sessions)))
    return Class(sessions, tally)
