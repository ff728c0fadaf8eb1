-- History is only ever added to. Run at the end of every upgrade: rebuilding a table loses its triggers.

DROP TRIGGER IF EXISTS booking_is_never_changed;
CREATE TRIGGER booking_is_never_changed BEFORE UPDATE ON booking
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;

DROP TRIGGER IF EXISTS booking_is_never_deleted;
CREATE TRIGGER booking_is_never_deleted BEFORE DELETE ON booking
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;

-- INSERT OR REPLACE deletes without asking the triggers above, unless a connection wants it otherwise.
DROP TRIGGER IF EXISTS booking_is_never_replaced;
CREATE TRIGGER booking_is_never_replaced BEFORE INSERT ON booking
WHEN EXISTS (SELECT 1 FROM booking WHERE id = new.id)
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;

DROP TRIGGER IF EXISTS event_is_never_changed;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;

DROP TRIGGER IF EXISTS event_is_never_deleted;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;

DROP TRIGGER IF EXISTS event_is_never_replaced;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = new.id)
BEGIN
    SELECT raise(ABORT, 'history is append-only');
END;
