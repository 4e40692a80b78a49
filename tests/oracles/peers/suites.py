"""Where the peers' test suites are, once `make oracles` has fetched them."""

from __future__ import annotations

from oracles.tools import ORACLES

_SUITES = ORACLES / "suites"
HTML5LIB = _SUITES / "html5lib==1.1" / "html5lib-1.1" / "html5lib" / "tests" / "testdata"
JSON_SCHEMA = _SUITES / "jsonschema==4.26.0" / "jsonschema-4.26.0" / "json" / "tests" / "draft2020-12"
