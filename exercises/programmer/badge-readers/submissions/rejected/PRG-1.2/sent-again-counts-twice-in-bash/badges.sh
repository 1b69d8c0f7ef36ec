# Compare the log of the badge readers with the rights: badges.sh RIGHTS LOG [MOMENT ...].
export LC_ALL=C

# What the passes over the files share: one line in, its fields out, and what may stand in them.
WORDS='
function is_name(text) { return text ~ /^[a-z][a-z0-9-]*$/ }
function is_badge(text) { return text ~ /^B[0-9][0-9][0-9][0-9][0-9][0-9]$/ }
function is_who(text) { sub(/^@/, "", text); return is_name(text) }
function is_date(text,  year, month, day) {
  if (text !~ /^[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$/) return 0
  year = substr(text, 1, 4) + 0; month = substr(text, 6, 2) + 0; day = substr(text, 9) + 0
  return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month)
}
function days(year, month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
}
function is_moment(text) {
  return length(text) == 19 && substr(text, 11) ~ /^T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$/ && is_date(substr(text, 1, 10))
}
function is_hours(text,  time) {
  if (text !~ /^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/) return 0
  return substr(text, 1, 5) != substr(text, 7)
}
function split_line(  place) {
  sub(/\r$/, "")
  gsub(/ *; */, ";")
  gsub(/^ +| +$/, "")
  if ($0 == "" || /^#/) return 0
  count = split($0, field, ";")
  return 1
}'

# Tell every wrong line of the rights.
CHECK_RIGHTS='
function is_right() {
  if (field[1] == "entrance") return count == 2 && is_name(field[2])
  if (field[1] == "badge") {
    return count == 4 && is_badge(field[2]) && is_name(field[3]) && (field[4] == "" || is_date(field[4])) && !given[field[2]]++
  }
  if (field[1] == "lost") return count == 3 && is_badge(field[2]) && is_moment(field[3])
  if (field[1] == "member") return count == 3 && is_name(field[2]) && is_name(field[3])
  if (field[1] != "allow" && field[1] != "deny") return 0
  return count == 4 && (field[2] == "*" || is_who(field[2])) && (field[3] == "*" || is_name(field[3])) && is_hours(field[4])
}
split_line() && !is_right() { print file ":" NR ": cannot be understood" }'

# Print each event once, and tell the lines that are none.
CHECK_LOG='
function is_event() {
  return count == 5 && is_moment(field[1]) && is_name(field[2]) && is_badge(field[4]) &&
    (field[3] == "in" || field[3] == "out") && (field[5] == "opened" || field[5] == "refused")
}
split_line() {
  if (!is_event()) print file ":" NR ": is no event" > "/dev/stderr"
  else print
}'

# Read the rights, and go on with the events.
READ_RIGHTS='
NR == FNR {
  if (!split_line()) next
  if (field[1] == "entrance") entrance[field[2]] = 1
  else if (field[1] == "badge") { person[field[2]] = field[3]; until[field[2]] = field[4] }
  else if (field[1] == "lost") { if (!(field[2] in lost) || field[3] < lost[field[2]]) lost[field[2]] = field[3] }
  else if (field[1] == "member") groups[field[2]] = groups[field[2]] ";@" field[3]
  else rules[field[2] ";" field[3]] = rules[field[2] ";" field[3]] " " field[1] "-" field[4]
  next
}'
BREACHES='
function verdict(who, door, time,  many, rule, part, place, keep, begin, end) {
  keep = ""
  many = split(rules[who ";" door] " " rules[who ";*"], rule, " ")
  for (place = 1; place <= many; place++) {
    split(rule[place], part, "-")
    begin = part[2] ":00"; end = part[3] ":00"
    if (begin < end ? begin <= time && time < end : begin <= time || time < end)
      keep = keep == "deny" ? keep : part[1]
  }
  return keep
}
function reason(moment, door, badge,  time, who, found, many, group, place, one) {
  if (!(badge in person)) return "unknown"
  if (badge in lost && moment >= lost[badge]) return "lost"
  if (until[badge] != "" && substr(moment, 1, 10) > until[badge]) return "expired"
  time = substr(moment, 12)
  who = person[badge]
  found = verdict(who, door, time)
  if (found == "") {
    many = split(groups[who], group, ";")
    for (place = 2; place <= many; place++) {
      one = verdict(group[place], door, time)
      if (one == "deny" || found == "") found = one
    }
  }
  if (found == "") found = verdict("*", door, time)
  return found == "deny" ? "denied" : found == "" ? "no-rule" : ""
}
split_line() && field[3] == "in" && field[5] == "opened" {
  why = reason(field[1], field[2], field[4])
  if (why != "") print "breach;" field[1] ";" field[2] ";" field[4] ";" why
}'
INSIDE='
split_line() && field[5] == "opened" && field[2] in entrance && field[1] <= asked {
  last[field[4] in person ? person[field[4]] : field[4]] = field[3]
}
END { for (one in last) if (last[one] == "in") print one }'

refuse() {
  printf '%s\n' "$1" >&2
  exit 2
}

check_file() {
  [[ -f $1 && -r $1 ]] || refuse "$1: cannot be read"
  iconv -f UTF-8 -t UTF-8 <"$1" >/dev/null 2>&1 || refuse "$1: is not UTF-8"
}

main() {
  (($# >= 2)) || refuse "usage: badges.sh RIGHTS LOG [MOMENT ...]"
  local rights=$1 log=$2 moment faults events breaches folder
  shift 2
  for moment in "$@"; do
    awk -v moment="$moment" "$WORDS"' BEGIN { exit !is_moment(moment) }' || refuse "$moment is no moment"
  done
  check_file "$rights"
  faults=$(awk -v file="$rights" "$WORDS$CHECK_RIGHTS" "$rights")
  [[ -z $faults ]] || refuse "$faults"
  check_file "$log"

  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  events=$folder/events
  awk -v file="$log" "$WORDS$CHECK_LOG" "$log" 2>"$folder/faults" | sort -s -t ';' -k 1,1 >"$events"
  cat "$folder/faults" >&2
  awk "$WORDS$READ_RIGHTS$BREACHES" "$rights" "$events" >"$folder/breaches"
  cat "$folder/breaches"
  for moment in "$@"; do
    printf 'inside;%s;%s\n' "$moment" \
      "$(awk -v asked="$moment" "$WORDS$READ_RIGHTS$INSIDE" "$rights" "$events" | sort | paste -s -d ,)"
  done
  [[ ! -s $folder/breaches && ! -s $folder/faults ]]
}

main "$@"
