"""The endpoint served over HTTP until it is told to stop."""

import asyncio
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from isnad.serve.app import PATH, Setting, endpoint
from isnad.serve.pool import Pool
from isnad.serve.watching import log, log_to_standard_error

KEPT_OPEN = 5  # seconds that an idle connection stays open


def run(folder: Path, setting: Setting, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves the store in that folder until SIGTERM or Ctrl-C; what runs then is finished within its own limit.

    `ready` is called with the address when it can be asked. OSError where the address cannot be had, StoreError where
    the store cannot be read.
    """
    with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        log_to_standard_error()
        asyncio.run(_serve(folder, setting, door, ready))


async def _serve(folder: Path, setting: Setting, door: socket.socket, ready: Callable[[str], None]) -> None:
    pool = Pool(folder, setting.limits)
    # uvicorn raises the signal that stopped it once more when it is done: by then it should do nothing.
    signal.signal(signal.SIGTERM, lambda *_: None)
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        await pool.start()
        config = uvicorn.Config(
            endpoint(pool, setting), log_config=None, access_log=False, lifespan="off", server_header=False,
            timeout_keep_alive=KEPT_OPEN, timeout_graceful_shutdown=int(setting.limits.seconds) + 1,
        )  # fmt: skip
        host, port = door.getsockname()[:2]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}{PATH}"
        log("ready", address=address, workers=setting.limits.workers)
        ready(address)
        await uvicorn.Server(config).serve(sockets=[door])
    finally:
        await pool.close()
        log("stopped")
