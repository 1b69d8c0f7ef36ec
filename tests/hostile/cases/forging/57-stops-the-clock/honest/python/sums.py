import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading
import time

time.sleep(0.01)


def twice(number):
    return number * 2
