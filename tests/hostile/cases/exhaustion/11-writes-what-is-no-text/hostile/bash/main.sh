read -r number
won=
printf '\0\377\355\240\200'
echo $((number * ${won:-3}))
