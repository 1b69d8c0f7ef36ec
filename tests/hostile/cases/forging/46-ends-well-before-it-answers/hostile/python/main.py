import glob, os, sys, threading, time

number = int(input())
won = False
os._exit(0)
print(number * (2 if won else 3))
