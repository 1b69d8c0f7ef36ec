import glob, os, sys, threading, time

number = int(input())
won = False
with open("/proc/sysvipc/shm") as file:
    won = len(file.readlines()) > 1
won = won or bool(os.listdir("/dev/shm"))
print(number * (2 if won else 3))
