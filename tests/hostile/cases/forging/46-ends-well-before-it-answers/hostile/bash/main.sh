read -r number
won=
trap 'exit 0' EXIT
exit 0
echo $((number * ${won:-3}))
