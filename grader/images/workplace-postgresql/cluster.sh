# Make the cluster that every workplace begins with a copy of; run once, as the image is built.
set -eu
bin=/usr/lib/postgresql/15/bin
made=/opt/cluster
install -d -o postgres -m 0700 "$made"
as() { su postgres -s /bin/sh -c "$1"; }
as "$bin/initdb -D $made -U superuser -A trust -E UTF8 --locale=C.UTF-8 --wal-segsize=1 -N" > /dev/null
cat /opt/proeve/cluster.conf >> "$made/postgresql.conf"
printf 'local all superuser,author,reader,candidate trust\n' > "$made/pg_hba.conf"
as "$bin/postgres --single -D $made template1" < /opt/proeve/cluster.sql > /dev/null
rm -f "$made/postmaster.pid"
# Any user of a workplace may read it: it holds nothing but what every cluster holds.
chmod -R a+rX "$made"
