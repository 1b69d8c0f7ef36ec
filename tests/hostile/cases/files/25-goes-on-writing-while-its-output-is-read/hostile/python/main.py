import os
import time

number = int(input())
if os.fork() == 0:
    os.closerange(0, 3)
    time.sleep(0.05)
    with open("out.txt", "w") as file:
        print(number * 2, file=file)
    while True:
        pass
