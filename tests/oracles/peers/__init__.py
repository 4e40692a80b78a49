"""The peers' own test suites as cases; they are read from packages, and nothing of them is kept here."""
