-- From entries into the three tables
INSERT INTO rooms (id, name) SELECT id, room FROM entries;
