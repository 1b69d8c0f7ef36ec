import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading


def twice(number):
    os.fspath("x")
    return number * 2
