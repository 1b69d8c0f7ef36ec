import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading

os.getpid()


def twice(number):
    return number * 2
