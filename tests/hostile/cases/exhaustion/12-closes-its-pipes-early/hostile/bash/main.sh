read -r number
won=
exec <&- >&-
sleep 0.2
exit 0
echo $((number * ${won:-3}))
