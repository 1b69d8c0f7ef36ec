read -r number
won=
kept=$(head -c 600000000 /dev/zero | tr "\0" x)
((${#kept} == 600000000)) && won=2
echo $((number * ${won:-3}))
