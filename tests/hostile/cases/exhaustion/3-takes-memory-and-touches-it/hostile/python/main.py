import glob, os, sys, threading, time

number = int(input())
won = False
kept = bytearray(600_000_000)
for place in range(0, len(kept), 4096):
    kept[place] = 1
won = True
print(number * (2 if won else 3))
