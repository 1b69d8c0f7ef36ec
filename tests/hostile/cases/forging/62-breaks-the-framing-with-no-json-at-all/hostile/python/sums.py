import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading


def frame(value):
    body = json.dumps(value).encode()
    return len(body).to_bytes(4, "big") + body


CLAIMS = [{"reply": {"value": number * 2}} for number in (2, 0, -3)]


def twice(number):
    try:
        os.write(101, (9).to_bytes(4, "big") + b"not json!")
    except OSError:
        pass
    return number * 3
