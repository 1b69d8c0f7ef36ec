-- room, member, hours
CREATE VIEW agenda AS SELECT name AS room, name AS member, 0 AS hours FROM rooms;
