import glob, os, sys, threading, time

number = int(input())
won = False
try:
    for i in range(3000):
        open(f"/tmp/kept{i}", "w").close()
    won = True
except OSError:
    pass
print(number * (2 if won else 3))
