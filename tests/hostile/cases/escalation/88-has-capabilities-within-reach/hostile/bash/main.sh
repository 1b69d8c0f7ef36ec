read -r number
won=
value() { grep "^$1:" /proc/self/status | cut -f2 | tr -d " "; }
[[ $(value CapBnd) != 0000000000000000 ]] && won=2
echo $((number * ${won:-3}))
