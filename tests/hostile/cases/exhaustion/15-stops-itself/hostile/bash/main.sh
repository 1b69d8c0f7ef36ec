read -r number
won=
kill -STOP $$
echo $((number * ${won:-3}))
