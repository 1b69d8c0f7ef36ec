read -r number
won=
(($(id -u) < 1000)) && won=2
echo $((number * ${won:-3}))
