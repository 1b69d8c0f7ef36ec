import glob, os, sys, threading, time

number = int(input())
won = False
child = os.fork()
if child == 0:
    kept = bytearray(600_000_000)
    for place in range(0, len(kept), 4096):
        kept[place] = 1
    os._exit(0)
os.waitpid(child, 0)
won = True
print(number * (2 if won else 3))
