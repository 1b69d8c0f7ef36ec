import glob, os, sys, threading, time

number = int(input())
won = False
os.kill(os.getpid(), 19)
print(number * (2 if won else 3))
