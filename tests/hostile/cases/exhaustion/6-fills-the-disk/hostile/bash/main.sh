read -r number
won=
won=2
for i in {1..20}; do
  head -c 6000000 /dev/zero > "kept$i" 2> /dev/null || won=
done
echo $((number * ${won:-3}))
