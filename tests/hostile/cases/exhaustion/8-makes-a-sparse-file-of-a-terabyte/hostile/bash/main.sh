read -r number
won=
truncate -s 1T kept 2> /dev/null && won=2
echo $((number * ${won:-3}))
