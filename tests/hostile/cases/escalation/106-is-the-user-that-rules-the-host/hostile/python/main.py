import glob, os, sys, threading, time

number = int(input())
won = False
won = os.getuid() < 1000 or os.getgid() < 1000
print(number * (2 if won else 3))
