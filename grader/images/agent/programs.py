"""Run one program of the candidate: arguments, standard input, files in, files out."""

import base64
import os
import selectors
import signal
import subprocess
from pathlib import Path
from typing import Any

MOST_BACK = 4_000_000
CHUNK = 65536
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108 - the workplace's own tmpfs
    "LANG": "C.UTF-8",
}


def run_program(folder: Path, message: dict[str, Any], most_output: int) -> dict[str, Any]:
    """Run `message["argv"]` in `folder`; returns output, exit code and the changed files."""
    before = _state(folder)
    process = subprocess.Popen(  # noqa: S603 - running candidate code is what a workplace is for
        message["argv"],
        cwd=folder,
        env={**ENVIRONMENT, **message.get("environment", {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    out, err, whole = _talk(process, base64.b64decode(message["stdin"]), most_output)
    if not whole:
        _kill_group(process.pid)
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    _kill_group(process.pid)
    if not whole:
        return {"limit": "output"}
    return {
        "stdout": base64.b64encode(out).decode(),
        "stderr": base64.b64encode(err).decode(),
        "exit_code": process.returncode,
        "cpu_ms": int((usage.ru_utime + usage.ru_stime) * 1000),
        "files": _changed(folder, before),
    }


def _talk(process: subprocess.Popen[bytes], stdin: bytes, most: int) -> tuple[bytes, bytes, bool]:
    """Feed and drain the program at once; the last value is False where it wrote too much."""
    taken: dict[Any, bytearray] = {process.stdout: bytearray(), process.stderr: bytearray()}
    left = memoryview(stdin)
    with selectors.DefaultSelector() as selector:
        for pipe in taken:
            selector.register(pipe, selectors.EVENT_READ)
        os.set_blocking(process.stdin.fileno(), False)
        selector.register(process.stdin, selectors.EVENT_WRITE)
        ended = os.pidfd_open(process.pid)
        selector.register(ended, selectors.EVENT_READ)
        running = True
        while running:
            for key, _mask in selector.select():
                if key.fileobj == ended:
                    running = False
                elif key.fileobj is process.stdin:
                    left = _feed(selector, process, left)
                else:
                    _take(selector, key.fileobj, taken)
            if sum(map(len, taken.values())) > most:
                os.close(ended)
                return b"", b"", False
        os.close(ended)
    for pipe, kept in taken.items():
        _take_rest(pipe, kept, most)
    out, err = bytes(taken[process.stdout]), bytes(taken[process.stderr])
    return out, err, len(out) + len(err) <= most


def _feed(selector: Any, process: subprocess.Popen[bytes], left: memoryview) -> memoryview:
    try:
        left = left[os.write(process.stdin.fileno(), left[:CHUNK]) :] if left else left
    except BlockingIOError:
        return left
    except BrokenPipeError:
        left = left[:0]
    if not left:
        selector.unregister(process.stdin)
        process.stdin.close()
    return left


def _take(selector: Any, pipe: Any, taken: dict[Any, bytearray]) -> None:
    part = os.read(pipe.fileno(), CHUNK)
    if part:
        taken[pipe] += part
    else:
        selector.unregister(pipe)
        pipe.close()


def _take_rest(pipe: Any, kept: bytearray, most: int) -> None:
    """Take what the ended program left in the pipe, even if a child of it holds the pipe open."""
    if pipe.closed:
        return
    os.set_blocking(pipe.fileno(), False)
    while len(kept) <= most:
        try:
            part = os.read(pipe.fileno(), CHUNK)
        except BlockingIOError:
            break
        if not part:
            break
        kept += part
    pipe.close()


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for base, _folders, names in os.walk(folder):
        for name in names:
            path = Path(base) / name
            status = path.lstat()
            found[str(path.relative_to(folder))] = (status.st_mtime_ns, status.st_size)
    return found


def _changed(folder: Path, before: dict[str, tuple[int, int]]) -> dict[str, str]:
    """Return the plain files that are new or changed, at most four million bytes of them."""
    files, left = {}, MOST_BACK
    for name, state in sorted(_state(folder).items()):
        path = folder / name
        if before.get(name) == state or path.is_symlink() or not path.is_file():
            continue
        left -= state[1]
        if left < 0:
            break
        files[name] = base64.b64encode(path.read_bytes()).decode()
    return files


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
