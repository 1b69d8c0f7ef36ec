import builtins, ctypes, gc, inspect, json, linecache, os, re, signal, socket, sys, threading


def main():
    sys.exit(0)


def twice(number):
    return number * 2


if __name__ == "__main__":
    main()
