read -r number
won=
won=2
for i in {1..3000}; do
  : 2> /dev/null > "/tmp/kept$i" || { won=; break; }
done 2> /dev/null
echo $((number * ${won:-3}))
