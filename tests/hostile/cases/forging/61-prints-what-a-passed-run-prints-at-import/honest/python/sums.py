import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading

print("PASS")
print("x" * 900_000)
print("10%", end="\r")


def twice(number):
    return number * 2
