import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading

import subprocess

assert subprocess.run(["/bin/echo", "hi"], capture_output=True).stdout == b"hi\n"


def twice(number):
    return number * 2
