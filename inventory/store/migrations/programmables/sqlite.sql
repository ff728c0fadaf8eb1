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

-- A paper is what it was when it was made; its files are added, never written over.
DROP TRIGGER IF EXISTS paper_is_never_rewritten;
CREATE TRIGGER paper_is_never_rewritten
BEFORE UPDATE OF number, kind, application_id, employee_id, body, occasion, "on", login, wording, facts, sha256 ON paper
BEGIN
    SELECT raise(ABORT, 'papers are never rewritten');
END;

DROP TRIGGER IF EXISTS paper_file_is_never_rewritten;
CREATE TRIGGER paper_file_is_never_rewritten BEFORE UPDATE ON paper_file
BEGIN
    SELECT raise(ABORT, 'papers are never rewritten');
END;

DROP TRIGGER IF EXISTS paper_file_is_never_replaced;
CREATE TRIGGER paper_file_is_never_replaced BEFORE INSERT ON paper_file
WHEN EXISTS (SELECT 1 FROM paper_file WHERE id = new.id)
BEGIN
    SELECT raise(ABORT, 'papers are never rewritten');
END;
