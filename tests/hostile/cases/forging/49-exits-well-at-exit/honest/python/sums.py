import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading
import atexit

atexit.register(print, "bye")


def twice(number):
    return number * 2
