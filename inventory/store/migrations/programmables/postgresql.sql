-- History is only ever added to.

CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE TRIGGER booking_is_never_changed BEFORE UPDATE OR DELETE ON booking
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE OR REPLACE TRIGGER booking_is_never_emptied BEFORE TRUNCATE ON booking
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();
CREATE OR REPLACE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION history_is_append_only();
CREATE OR REPLACE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only();

-- A paper is what it was when it was made; its files are added, never written over.

CREATE OR REPLACE FUNCTION papers_are_never_rewritten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'papers are never rewritten' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE TRIGGER paper_is_never_rewritten
    BEFORE UPDATE OF number, kind, application_id, employee_id, body, occasion, "on", login, wording, facts, sha256
    ON paper FOR EACH ROW EXECUTE FUNCTION papers_are_never_rewritten();
CREATE OR REPLACE TRIGGER paper_file_is_never_rewritten BEFORE UPDATE ON paper_file
    FOR EACH ROW EXECUTE FUNCTION papers_are_never_rewritten();

-- Finding any three or more letters inside search_text. Where the server does not allow the extension,
-- everything is still found, only by reading the whole table.
DO $$
DECLARE name text;
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    FOR name IN
        SELECT table_name FROM information_schema.columns
        WHERE column_name = 'search_text' AND table_schema = current_schema()
    LOOP
        EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I USING gin (search_text gin_trgm_ops)', name || '_search', name);
    END LOOP;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
    RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END $$;
