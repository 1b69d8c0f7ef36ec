import glob, os, sys, threading, time

number = int(input())
won = False
kept = []
try:
    for _ in range(1000):
        kept.append(os.open("/dev/null", os.O_RDONLY))
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
