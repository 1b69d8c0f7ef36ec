import glob, os, sys, threading, time

number = int(input())
won = False
sys.stderr.write("x" * 8_000_000)
won = True
print(number * (2 if won else 3))
