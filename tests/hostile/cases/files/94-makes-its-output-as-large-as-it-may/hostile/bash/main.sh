read -r number
truncate -s 5000000 a.txt
echo $((number * 2)) > out.txt
