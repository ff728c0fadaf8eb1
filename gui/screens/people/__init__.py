"""The screen of people: who is here, what they hold, who leaves."""
