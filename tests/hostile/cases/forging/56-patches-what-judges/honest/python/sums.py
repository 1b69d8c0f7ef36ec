import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading
import unittest

unittest.TestCase.longMessage = True


def twice(number):
    return number * 2
