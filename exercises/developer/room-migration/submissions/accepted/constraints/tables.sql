CREATE TABLE rooms (id serial, name text NOT NULL);
CREATE TABLE members (id serial, name text NOT NULL, email text);
CREATE TABLE bookings (
    id serial, room integer NOT NULL, member integer NOT NULL,
    begins timestamp without time zone NOT NULL, ends timestamp without time zone
);
ALTER TABLE rooms
    ADD PRIMARY KEY (id),
    ADD CONSTRAINT rooms_name_once UNIQUE (name),
    ADD CONSTRAINT rooms_name_said CHECK (name ~ '[^ ]');
ALTER TABLE members
    ADD PRIMARY KEY (id),
    ADD CONSTRAINT members_email_once UNIQUE (email),
    ADD CONSTRAINT members_name_said CHECK (name ~ '[^ ]'),
    ADD CONSTRAINT members_email_form CHECK (position('@' IN email) > 0),
    ADD CONSTRAINT members_email_small CHECK (lower(email) = email);
ALTER TABLE bookings
    ADD PRIMARY KEY (id),
    ADD CONSTRAINT bookings_room FOREIGN KEY (room) REFERENCES rooms,
    ADD CONSTRAINT bookings_member FOREIGN KEY (member) REFERENCES members,
    ADD CONSTRAINT bookings_once UNIQUE (room, begins),
    ADD CONSTRAINT bookings_last CHECK (begins < ends);
