import os

for name in (b"\xff\xfe", b"-rf", b"a\nb", b"--checkpoint-action=exec=id", "‮txt.exe".encode(), b"x" * 250):
    with open(name, "wb") as file:
        file.write(b"1")
