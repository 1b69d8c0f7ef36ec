read -r number
won=
for _ in {1..120}; do sleep 2 > /dev/null 2>&1 & done 2> /dev/null
set -- /proc/[0-9]*
(($# > 110)) && won=2
echo $((number * ${won:-3}))
