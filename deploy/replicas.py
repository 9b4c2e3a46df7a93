"""nginx and several replicas on this machine, in a folder that is thrown away; no root is needed."""

import os
import shutil
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tools.browser import Server, free_port, start

FOLDER = Path(__file__).parent
_MIME_TYPES = (Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types"))
_LOG_FIELDS = ("reader", "upstream", "status", "method", "uri")
_MAIN = """
daemon off;
{user}
pid {run}/nginx.pid;
error_log {run}/error.log warn;
events {{ worker_connections 1024; }}
http {{
    {types}
    default_type application/octet-stream;
    client_body_temp_path {run}/body;
    proxy_temp_path {run}/proxy;
    fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi;
    scgi_temp_path {run}/scgi;
    {log}
    include {run}/conf.d/*.conf;
}}
"""


_LOG = (
    r"log_format trial '$bellflower_reader\t$upstream_addr\t$status\t$request_method\t$request_uri';"
    "\n    access_log {run}/access.log trial;"
)


def find_nginx() -> str:
    """Return the path of nginx; raises ``RuntimeError`` if there is none."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise RuntimeError("No nginx found: install one, such as with “apt-get install nginx-light”.")
    return found


def filled(template: str, values: dict[str, str]) -> str:
    """Return *template* with its ``@NAMES@`` replaced; raises ``ValueError`` if one is left."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    left = [line for line in template.splitlines() if "@" in line.partition("#")[0]]
    if left:
        raise ValueError(f"nothing was given for {left[0].strip()!r}")
    return template


@dataclass(frozen=True)
class Request:
    """A line of the log: which reader was sent where, and the status; several ``upstream`` are tries."""

    reader: str
    upstream: str
    status: str
    method: str
    uri: str

    @property
    def port(self) -> str:
        """The port of the replica that answered; empty if nginx did, out of its cache."""
        last = self.upstream.rpartition(":")[2]
        return last if last.isdecimal() else ""


@dataclass
class Front:
    """A running nginx: its address, and the folder with its log."""

    address: str
    run: Path
    process: subprocess.Popen[bytes]

    def requests(self) -> list[Request]:
        """Return what was asked for so far; a websocket stands there once it is closed."""
        lines = (self.run / "access.log").read_text(encoding="utf-8").splitlines()
        return [Request(*line.split("\t")) for line in lines if line.count("\t") == len(_LOG_FIELDS) - 1]

    def stop(self) -> None:
        """End nginx."""
        self.process.terminate()
        self.process.wait(10)


def start_nginx(run: Path, site: str, address: str, *, is_logged: bool = True) -> Front:
    """Start nginx with *site* as its only server, writing below the folder *run* alone.

    If *is_logged*, the log says of each request which reader was sent where. Raises ``RuntimeError``
    with what nginx says if it refuses the configuration.
    """
    (run / "conf.d").mkdir(parents=True)
    (run / "conf.d" / "site.conf").write_text(site, encoding="utf-8")
    types = next((f"include {path};" for path in _MIME_TYPES if path.exists()), "")
    main = run / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""  # or its workers may not write into the folder
    log = _LOG.format(run=run) if is_logged else "access_log off;"
    main.write_text(_MAIN.format(run=run, types=types, log=log, user=user), encoding="utf-8")
    command = [find_nginx(), "-p", str(run), "-e", str(run / "error.log"), "-c", str(main)]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if tested.returncode:
        raise RuntimeError(tested.stderr.strip())
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    front = Front(address, run, process)
    _wait(front)
    return front


def _wait(front: Front) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(front.address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    front.stop()
    raise RuntimeError(f"{front.address!r} did not answer; {front.run}/error.log says why")


@dataclass
class Cluster:
    """Replicas by their port, behind one nginx."""

    front: Front
    replicas: dict[str, Server] = field(default_factory=dict)

    def kill(self, port: str) -> None:
        """End a replica at once, as if its machine had lost power."""
        self.replicas[port].process.kill()
        self.replicas[port].process.wait(10)

    def restart(self, port: str) -> None:
        """Start a replica that was killed again."""
        self.replicas[port] = start(port=int(port))

    def stop(self) -> None:
        """End everything."""
        self.front.stop()
        for replica in self.replicas.values():
            replica.stop()


def start_cluster(run: Path, number: int) -> Cluster:
    """Start *number* replicas on free ports and, in front of them, nginx with ``bellflower.nginx``."""
    replicas: dict[str, Server] = {}
    try:
        for _ in range(number):
            server = start()
            replicas[server.address.rstrip("/").rpartition(":")[2]] = server
        lines = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in replicas]
        port = free_port()
        values = {
            "REPLICAS": " ".join(lines),
            "CACHE": f"{run}/cache",
            "LISTEN": f"127.0.0.1:{port}",
            "NAME": "localhost",
        }
        site = filled((FOLDER / "bellflower.nginx").read_text(encoding="utf-8"), values)
        return Cluster(start_nginx(run, site, f"http://127.0.0.1:{port}/"), replicas)
    except BaseException:
        for server in replicas.values():
            server.stop()
        raise
