"""HTTP/1.1 over asyncio streams: one request, one answer, then the connection is closed."""

import asyncio
import json
from http import HTTPStatus

MOST = 4096


async def serve(port, service):
    async def talk(reader, writer):
        try:
            status, value, headers = await answered(reader, service)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            status, value, headers = 400, {"error": "this is no request"}, {}
        body = json.dumps(value).encode() if value is not None else b""
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", "Connection: close"]
        if value is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {text}" for name, text in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


async def answered(reader, service):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _version = head[0].split(" ")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    size = int(headers.get("content-length", "0"))
    if size > MOST:
        return 413, {"error": "too large"}, {}
    return service.answer(method, path, headers, await reader.readexactly(max(size, 0)))
