read -r number
won=
for _ in {1..1500}; do mkdir d 2> /dev/null && cd d || break; done
[[ $(pwd | tr -cd / | wc -c) -gt 1400 ]] && won=2
echo $((number * ${won:-3}))
