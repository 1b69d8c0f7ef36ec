import os

number = int(input())
os.chdir("/box")
with open("/tmp/kept", "w") as file:
    print(number * 2, file=file)
here = next(place for place in sorted(os.listdir("/box")) if place.startswith("run-"))
os.symlink("/tmp/kept", f"/box/{here}/out.txt")
