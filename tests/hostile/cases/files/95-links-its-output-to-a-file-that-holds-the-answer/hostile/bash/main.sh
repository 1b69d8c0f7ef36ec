read -r number
echo $((number * 2)) > /tmp/kept
ln -s /tmp/kept out.txt
