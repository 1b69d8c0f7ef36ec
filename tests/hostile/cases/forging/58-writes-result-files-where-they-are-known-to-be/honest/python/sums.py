import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading

with open("notes.txt", "w") as file:
    file.write("hello")
with open("notes.txt") as file:
    assert file.read() == "hello"


def twice(number):
    return number * 2
