read -r number
won=
head -c 8000000 /dev/zero >&2
won=2
echo $((number * ${won:-3}))
