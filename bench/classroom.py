"""A class at work: `python -m bench.classroom [--sessions 60] [--seconds 120] [--replicas 1]`.

Each reader is a session of its own over the websocket, in Streamlit's own protocol, and does one action
every 2 s: drags the period, opens an event, filters, searches, turns to another page. The same load then
goes to a plain Streamlit slider with two redrawn charts. Runs on Linux, which tells the memory of a
process. Writes build/classroom.json.
"""

import argparse
import asyncio
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.actions import LESSON, PLAIN
from bench.figures import machine, percentile
from bench.sessions import Action, gather_class
from tools.browser import ROOT, Server, start

PACE = 2.0  # seconds between two actions of a reader
ARRIVAL = 10.0  # seconds in which the class opens the page
KEPT = 10  # seconds for which the server keeps the session of a reader who left; 120 unless told
OUT = ROOT / "build" / "classroom.json"
Servers = Sequence[Server]


@dataclass(frozen=True)
class Measured:
    """What one class met; times in ms, memory in MB, counted for the server's process."""

    what: str
    sessions: int
    asked: int  # actions that were due
    done: int
    p50: float
    p95: float
    p99: float
    worst: float
    open_p95: float
    errors: list[str]
    cpu_ms: float  # of the server, for one action
    wire_kb: float  # that one reader received in all, as packed on the wire
    before_mb: float
    a_session_mb: float
    after_mb: float  # some seconds after the server forgot them
    load: float  # of the machine over the last minute, at the end


def _memory_mb(servers: Servers) -> float:
    """Return the memory of all *servers* together."""
    total = 0
    for server in servers:
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        total += int(line.split()[1])
    return total / 1024


def _cpu_seconds(servers: Servers) -> float:
    """Return the time for which all *servers* together have worked."""
    total = 0
    for server in servers:
        stat = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii")
        total += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    return total / os.sysconf("SC_CLK_TCK")


async def _visit(servers: Servers, mix: dict[Action, int], readers: int, seconds: float) -> None:
    """Let *readers* come to each of *servers* and leave again."""
    for server in servers:
        come = await gather_class([server.address], readers, seconds, mix, pace=0.5, arrival=1)
        await come.leave()


async def _attend(servers: Servers, mix: dict[Action, int], options: argparse.Namespace) -> Measured:
    await _visit(servers, mix, 3, 10)  # the first readers find caches empty
    await asyncio.sleep(KEPT + 1)
    await _visit(servers, mix, 1, 1)  # who comes makes the server forget who left
    before, cpu = _memory_mb(servers), _cpu_seconds(servers)
    addresses = [server.address for server in servers]
    present = await gather_class(
        addresses, options.sessions, options.seconds, mix, pace=PACE, arrival=ARRIVAL
    )
    load, cpu, most = os.getloadavg()[0], _cpu_seconds(servers) - cpu, _memory_mb(servers)
    await present.leave()
    await asyncio.sleep(KEPT + 5)
    await _visit(servers, mix, 1, 1)
    tally = present.tally
    times = [1000 * each for each in tally.all(but="open")]
    return Measured(
        what="",
        sessions=options.sessions,
        asked=tally.asked,
        done=len(times),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
        p99=percentile(times, 0.99),
        worst=max(times),
        open_p95=1000 * percentile(tally.seconds["open"], 0.95),
        errors=tally.errors,
        cpu_ms=1000 * cpu / (len(times) + options.sessions),
        wire_kb=tally.received / 1000 / options.sessions,
        before_mb=before,
        a_session_mb=(most - before) / options.sessions,
        after_mb=_memory_mb(servers),
        load=load,
    )


def measure(
    what: str, script: str, mix: dict[Action, int], options: argparse.Namespace, **environment: str
) -> Measured:
    """Serve *script*, let a class act in it, and return what it met.

    What the server's log tells of counts as an error too; the log is then kept beside the figures.
    """
    chosen = [word for name, value in options.option for word in (f"--{name}", value)]
    chosen += ["--server.disconnectedSessionTTL", str(KEPT)]
    servers: list[Server] = []
    with tempfile.TemporaryFile() as log:
        try:
            for _ in range(options.replicas):
                servers.append(start(script, *chosen, log=log, environment=environment))
            result = asyncio.run(_attend(servers, mix, options))
        finally:
            for server in servers:
                server.stop()
        log.seek(0)
        said = log.read()
    failures = [line for line in said.decode().splitlines() if "Traceback" in line or "Uncaught" in line]
    if failures:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.with_suffix(".log").write_bytes(said)
    return Measured(**asdict(result) | {"what": what, "errors": result.errors + failures})


def table(rows: list[Measured]) -> str:
    """Return *rows* as a Markdown table."""
    head = (
        "what | sessions | actions done / due | p50 ms | p95 ms | p99 ms | worst ms | open p95 ms "
        "| errors | CPU ms an action | kB received a reader | MB before | MB a session | MB after"
    )
    lines = [f"| {head} |", "|---" * (head.count("|") + 1) + "|"]
    lines += [
        f"| {row.what} | {row.sessions} | {row.done:,} / {row.asked:,} | {row.p50:.0f} | {row.p95:.0f} "
        f"| {row.p99:.0f} | {row.worst:.0f} | {row.open_p95:.0f} | {len(row.errors)} | {row.cpu_ms:.1f} "
        f"| {row.wire_kb:,.0f} | {row.before_mb:.0f} | {row.a_session_mb:.1f} | {row.after_mb:.0f} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print the table and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument(
        "--replicas", type=int, default=1, help="servers, each with its share of readers"
    )
    parser.add_argument("--no-baseline", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--option", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"),
        help="an option of Streamlit, such as: server.enableWebsocketCompression true",
    )  # fmt: skip
    options = parser.parse_args()
    rows = [measure("Bellflower", "app.py", LESSON, options)]
    if not options.no_baseline:
        plain = {"BENCH_KIND": "redrawn", "BENCH_EVENTS": "300"}
        rows.append(measure("slider and redraw", "bench/serve.py", PLAIN, options, **plain))
    print(machine())
    print(f"load average at the end: {', '.join(f'{row.load:.1f}' for row in rows)}")
    print(table(rows))
    if len(rows) > 1:
        print(f"p95 of the slider, times that of Bellflower: {rows[1].p95 / rows[0].p95:.1f}")
    for row in rows:
        for error in dict.fromkeys(row.errors):
            print(f"{row.what}: {row.errors.count(error)} × {error}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
