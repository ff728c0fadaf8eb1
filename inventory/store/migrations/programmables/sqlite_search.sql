-- Finding any three or more letters inside search_text. Run for every table {table} that has such a column.

CREATE VIRTUAL TABLE IF NOT EXISTS {table}_search USING fts5(
    search_text, content='{table}', content_rowid='id', tokenize='trigram', columnsize=0
);

DROP TRIGGER IF EXISTS {table}_search_insert;
CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table}
BEGIN
    INSERT INTO {table}_search (rowid, search_text) VALUES (new.id, new.search_text);
END;

DROP TRIGGER IF EXISTS {table}_search_delete;
CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table}
BEGIN
    INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

DROP TRIGGER IF EXISTS {table}_search_update;
CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table}
WHEN old.search_text IS NOT new.search_text
BEGIN
    INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO {table}_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
