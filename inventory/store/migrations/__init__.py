"""The steps from one schema to the next; light enough to be asked at start which schema is the newest."""

HEAD = 7
