read -r number
won=
sleep 8
won=2
echo $((number * ${won:-3}))
