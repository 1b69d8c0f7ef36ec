mkfifo out.txt
