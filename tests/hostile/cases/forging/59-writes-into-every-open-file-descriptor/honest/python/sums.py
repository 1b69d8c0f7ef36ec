import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading

fd = os.open("own.txt", os.O_CREAT | os.O_WRONLY)
os.write(fd, b"x")


def twice(number):
    return number * 2
