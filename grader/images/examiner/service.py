"""`candidate.http`: what a suite may do with the candidate's HTTP service."""

import base64
import json as json_module
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from messages import Headers, Request, Response, ServiceError, written
from peer import Peer
from remote import ViolationError

FIRST_PORT, PORTS = 10_000, 20_000  # below the numbers that connections take for themselves
LOOK_S = 0.1
MOST_BODY = 1_000_000
MOST_BODIES = 8_000_000
MOST_AT_ONCE = 32
LONGEST_WAIT_S = 30.0
MOST_PRINTED = 700
TARGET = re.compile(r"/[!-~]*|\*")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
ABSENT: Any = object()


class Http:
    """The candidate's service: started when it is first asked, ended with the check."""

    Error = ServiceError

    def __init__(self, peer: Peer, program: str) -> None:
        self._peer = peer
        self._program = program
        self._options: dict[str, Any] = {}
        self._epoch = -1
        self.port = 0

    def start(
        self,
        argv: Sequence[str] = (),
        files: Mapping[str, str | bytes] | None = None,
        environment: Mapping[str, str] | None = None,
        within: float = 5.0,
    ) -> None:
        """Start the service in a fresh copy of the submission and wait until it listens.

        Its port is the last argument, and the environment variable PORT.
        """
        self.leave()
        packed = {
            name: base64.b64encode(data.encode() if isinstance(data, str) else data).decode()
            for name, data in (files or {}).items()
        }
        self._options = {
            "argv": [str(word) for word in argv],
            "environment": {str(k): str(v) for k, v in (environment or {}).items()},
            "within": min(within, LONGEST_WAIT_S),
        }
        self._epoch = self._peer.epoch
        self._launch(fresh=True, files=packed)

    def stop(self) -> None:
        """Kill the service with everything it started; its files stay."""
        if self._is_known():
            self._peer.exchange({"op": "halt", "wipe": False})

    def restart(self) -> None:
        """Kill the service and start it again as it was started, on the files it left."""
        if not self._is_known():
            self.start()
            return
        self.stop()
        self._launch(fresh=False, files={})

    def leave(self) -> None:
        """Kill the service and forget its files, as happens at the end of every check."""
        known, self._epoch, self.port = self._is_known(), -1, 0
        if known:
            self._peer.exchange({"op": "halt", "wipe": True})

    def get(self, path: str, **options: Any) -> Response:
        """Send a GET request; the options are those of `request`."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> Response:
        """Send a POST request; the options are those of `request`."""
        return self.request("POST", path, **options)

    def put(self, path: str, **options: Any) -> Response:
        """Send a PUT request; the options are those of `request`."""
        return self.request("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> Response:
        """Send a PATCH request; the options are those of `request`."""
        return self.request("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Response:
        """Send a DELETE request; the options are those of `request`."""
        return self.request("DELETE", path, **options)

    def request(self, method: str, path: str, **options: Any) -> Response:
        """Send one request and return the answer; raises ServiceError where none comes.

        Options: json, data, headers, params, timeout. No redirect is followed.
        """
        return self.together([self.prepare(method, path, **options)])[0]

    def prepare(
        self,
        method: str,
        path: str,
        *,
        json: Any = ABSENT,
        data: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
        timeout: float = 5.0,
    ) -> Request:
        """Make a request for `together`."""
        target = f"{path}?{urlencode(params, doseq=True)}" if params else path
        if not TOKEN.fullmatch(method) or not TARGET.fullmatch(target):
            raise ValueError(f"{method} {target!r} is no request; quote what is not plain ASCII")
        fields = dict(headers or {})
        given = {name.lower() for name in fields}
        if json is not ABSENT:
            data = json_module.dumps(json)
            if "content-type" not in given:
                fields["Content-Type"] = "application/json"
        body = data.encode() if isinstance(data, str) else bytes(data or b"")
        if (data is not None or method in {"POST", "PUT", "PATCH"}) and not given & FRAMING:
            fields["Content-Length"] = str(len(body))
        for name, value in fields.items():
            if not TOKEN.fullmatch(name) or re.search(r"[\r\n\x00]", value):
                raise ValueError(f"{name}: {value!r} is no header")
        return Request(method, target, body, tuple(fields.items()), min(timeout, LONGEST_WAIT_S))

    def together(self, requests: Sequence[Request]) -> list[Response]:
        """Send requests at the same moment, each over its own connection."""
        if not 1 <= len(requests) <= MOST_AT_ONCE:
            raise ValueError(f"{len(requests)} requests at once; 1 to {MOST_AT_ONCE} are allowed")
        if not self._is_known():
            self.start()
        answer = self._peer.exchange({
            "op": "visit",
            "visit": "ask",
            "port": self.port,
            "most": min(MOST_BODY, MOST_BODIES // len(requests)),
            "requests": [
                {
                    "method": request.method,
                    "bytes": base64.b64encode(written(request, self.port)).decode(),
                    "seconds": request.timeout,
                }
                for request in requests
            ],
        })  # fmt: skip
        found = zip(requests, answer["answers"], strict=True)
        return [self._response(request, given) for request, given in found]

    def printed(self) -> str:
        """Return the end of what the service has printed since it was started."""
        return str(self._state().get("printed", ""))

    def _is_known(self) -> bool:
        """Say whether it was started in the workplace that is there now."""
        return self._epoch == self._peer.epoch

    def _launch(self, *, fresh: bool, files: Mapping[str, str]) -> None:
        self.port = FIRST_PORT + secrets.randbelow(PORTS)
        own = {**self._options["environment"], "PORT": str(self.port)}
        argv = [*self._options["argv"], str(self.port)]
        self._peer.exchange({
            "op": "serve",
            "program": self._program,
            "argv": argv,
            "environment": own,
            "fresh": fresh,
            "files": files,
        })  # fmt: skip
        left = self._options["within"]
        while left > 0:
            await_it = {
                "op": "visit",
                "visit": "await",
                "port": self.port,
                "seconds": min(left, LOOK_S),
            }
            if self._peer.exchange(await_it)["listens"] is True:
                return
            left -= LOOK_S
            if "ended" in self._state():
                break
        raise ServiceError(
            f"The service did not listen on 127.0.0.1 port {self.port} within "
            f"{self._options['within']:g} s{self._evidence()}"
        )

    def _response(self, request: Request, given: dict[str, Any]) -> Response:
        if "failed" in given:
            raise ServiceError(f"{request}: the service {given['failed']}{self._evidence()}")
        try:
            return Response(
                status=int(given["status"]),
                headers=Headers([(str(name), str(value)) for name, value in given["headers"]]),
                body=base64.b64decode(given["body"]),
                elapsed=float(given["ms"]) / 1000,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ViolationError(f"the visitor's answer is malformed: {error}") from error

    def _state(self) -> dict[str, Any]:
        return self._peer.exchange({"op": "printed"})

    def _evidence(self) -> str:
        """Say how the service stands and what it printed last, as far as that can be believed."""
        state = self._state()
        ended = f" (it has ended with exit code {state['ended']})" if "ended" in state else ""
        printed = str(state.get("printed", "")).strip()[-MOST_PRINTED:]
        return f"{ended}; it printed: {printed}" if printed else f"{ended}; it printed nothing."


FRAMING = {"content-length", "transfer-encoding"}
