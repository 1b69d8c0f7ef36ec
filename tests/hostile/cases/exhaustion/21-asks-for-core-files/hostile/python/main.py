import glob, os, sys, threading, time

number = int(input())
won = False
import resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (10**9, 10**9))
    won = True
except ValueError:
    pass
print(number * (2 if won else 3))
