"""Builds the model of transliterated names that ``seedlint_names`` ships: ``make name-model SOURCES=folder``.

The same sources give the same bytes. Only sources whose licences allow it are read; ``plugins/seedlint_names/model``
says which they are, and under which terms.
"""
