read -r number
won=
deeper() { deeper; }
deeper
echo $((number * ${won:-3}))
