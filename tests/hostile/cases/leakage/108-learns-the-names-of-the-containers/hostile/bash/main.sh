read -r number
won=
[[ $(cat /proc/sys/kernel/hostname) == workplace ]] || won=2
echo $((number * ${won:-3}))
