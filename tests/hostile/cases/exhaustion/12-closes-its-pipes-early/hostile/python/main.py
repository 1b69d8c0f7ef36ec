import glob, os, sys, threading, time

number = int(input())
won = False
os.close(0)
os.close(1)
time.sleep(0.2)
os._exit(0)
print(number * (2 if won else 3))
