mkdir out.txt
