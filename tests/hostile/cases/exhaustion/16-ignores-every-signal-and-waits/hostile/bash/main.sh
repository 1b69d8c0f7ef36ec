read -r number
won=
trap '' HUP INT TERM QUIT USR1 USR2
sleep 8
won=2
echo $((number * ${won:-3}))
