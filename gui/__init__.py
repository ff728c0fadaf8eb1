"""The window people work in; leaves every rule and record to inventory."""
