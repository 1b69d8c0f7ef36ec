read -r number
won=
while ((SECONDS < 4)); do :; done
won=2
echo $((number * ${won:-3}))
