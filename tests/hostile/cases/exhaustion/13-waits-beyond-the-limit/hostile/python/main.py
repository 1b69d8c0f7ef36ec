import glob, os, sys, threading, time

number = int(input())
won = False
time.sleep(8)
won = True
print(number * (2 if won else 3))
