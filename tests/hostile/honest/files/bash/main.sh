read -r number
echo $((number * 2)) > out.txt
