"""The screen of administration: units, models, contracts, licences."""
