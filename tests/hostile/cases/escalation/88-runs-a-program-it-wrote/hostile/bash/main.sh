read -r number
won=
for place in . /tmp /dev/shm; do
  printf "#!/bin/sh\n" > "$place/own"
  chmod 755 "$place/own"
  "$place/own" 2> /dev/null && won=2
done
echo $((number * ${won:-3}))
